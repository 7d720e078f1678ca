/** Runs work over items, so many at a time; results keep the items' order. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const store = async ([index, item]: [number, Item]): Promise<void> => {
    results[index] = await work(item);
  };
  await eachInParallel(items.entries(), width, store);
  return results;
}

/** Runs work over items as they come, so many at a time, and none after one that failed. */
export async function eachInParallel<Item>(
  items: Iterator<Item> | AsyncIterator<Item>,
  width: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  // One iterator serves all workers: each item goes to one of them.
  let failed = false;
  const worker = async (): Promise<void> => {
    for (let next = await items.next(); next.done !== true && !failed; next = await items.next()) {
      try {
        await work(next.value);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
}
