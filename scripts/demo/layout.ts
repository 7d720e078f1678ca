/** Text for a terminal: widths, wrapped lines, columns, bars. All pure. */

/** Two columns wide: emoji, and the scripts of East Asia. */
const WIDE = /\p{Emoji_Presentation}|\p{sc=Han}|\p{sc=Hangul}|\p{sc=Hiragana}|\p{sc=Katakana}/u;
const NO_WIDTH = /^(?:\p{Mark}|\u200D|\uFE0F)/u;
const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** How many columns a line without control characters takes. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) {
    if (!NO_WIDTH.test(segment)) width += WIDE.test(segment) ? 2 : 1;
  }
  return width;
}

export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}

export interface Wrapper {
  feed: (text: string) => void;
  /** Ends the last line. */
  end: () => void;
}

/**
 * Wraps text as it comes, at spaces, a whole line at a time being too late for a stream: a word is
 * written once the space behind it arrives. A word longer than the line stands on a line of its own.
 */
export function createWrapper(width: number, indent: string, write: (text: string) => void): Wrapper {
  let column = 0;
  let word = "";
  let atLineStart = true;

  function flush(): void {
    if (word === "") return;
    const wordWidth = displayWidth(word);
    if (column > 0 && column + 1 + wordWidth > width) breakLine();
    const gap = column > 0 ? " " : atLineStart ? indent : "";
    write(`${gap}${word}`);
    column += (column > 0 ? 1 : 0) + wordWidth;
    atLineStart = false;
    word = "";
  }

  function breakLine(): void {
    write("\n");
    column = 0;
    atLineStart = true;
  }

  return {
    feed(text) {
      for (const character of text) {
        if (character === "\n") {
          flush();
          breakLine();
        } else if (character === " ") flush();
        else word += character;
      }
    },
    end() {
      flush();
      if (column > 0) breakLine();
    },
  };
}

/** The lines of a text, none wider than `width` unless a single word is. */
export function wrap(text: string, width: number): string[] {
  let wrapped = "";
  const wrapper = createWrapper(width, "", (part) => {
    wrapped += part;
  });
  wrapper.feed(text);
  wrapper.end();
  return wrapped.replace(/\n$/u, "").split("\n");
}

/** Two texts next to one another, each in a column of its own. */
export function sideBySide(left: readonly string[], right: readonly string[], leftWidth: number): string[] {
  const height = Math.max(left.length, right.length);
  return Array.from({ length: height }, (_, row) =>
    `${padEnd(left[row] ?? "", leftWidth)}  │  ${right[row] ?? ""}`.trimEnd(),
  );
}

/** A share from 0 to 1 as a bar of full and empty cells. */
export function bar(share: number, width: number): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * width);
  return "█".repeat(full) + "░".repeat(width - full);
}
