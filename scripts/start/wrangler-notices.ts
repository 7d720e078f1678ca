const ERROR = /^(?:✘ \[ERROR\]|\[wrangler:error\]) (.*)/;
const READY = /Local server updated and ready/;
const MAX_DETAIL_LINES = 12;

/**
 * Picks from wrangler's output what a developer has to see: errors with the indented lines under them, and
 * one line for a reload.
 */
export function createWranglerNotices(show: (line: string) => void): (line: string) => void {
  let detailLeft = 0;
  return (line) => {
    const error = ERROR.exec(line)?.[1];
    if (error !== undefined) {
      detailLeft = MAX_DETAIL_LINES;
      show(`  ✘ ${error}`);
    } else if (READY.test(line)) {
      detailLeft = 0;
      show("  ↻ reloaded");
    } else if (detailLeft > 0 && (line.trim() === "" || line.startsWith("  "))) {
      detailLeft -= 1;
      if (line.trim() !== "") show(`  ${line}`);
    } else {
      detailLeft = 0;
    }
  };
}
