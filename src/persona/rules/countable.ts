/** Things of which the kind is liked though one is named: a dog person likes dogs. */

const COUNTED =
  /(?:^|[ -])(?:dog|cat|horse|bird|animal|game|movie|film|book|novel|comic|car|bike|train|plane|boat|plant|flower|gadget|musical|board ?game|puzzle|sneaker|puppy|bunny|rabbit|snake|reptile|sport|map|castle|museum|shoe|truck|motorcycle|thriller|story|song|documentary|concert|sunset|walk|hike|debate|bargain|joke|pun|pizza|burger|sandwich|show)$/iu;

/** "Dogs" for the "dog" of a dog person; "coffee" stays as it is. */
export function several(kind: string): string {
  const thing = kind.trim();
  return COUNTED.test(thing)
    ? `${thing.replace(/(?<![aeiou])y$/iu, "ie").replace(/(?<=ch)$/iu, "e")}s`
    : thing;
}
