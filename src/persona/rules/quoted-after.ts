/** "We never refund, says your site": told by another, as the end tells. */
const QUOTED_AFTER =
  /,? (?:says?|said|goes|reads?|sings?|claims?|claimed|wrote|writes|insists?|insisted|according to|quoth|so says?) (?:the|your|his|her|their|an?|my|our|he|she|they|everyone|\p{Lu})[^,]{0,40}$/u;

const BEHIND_COMMA =
  /, (?:so )?(?:says?|said|goes|reads?|sings?|claims?|claimed|wrote|writes|insists?|insisted|according|quoth) /u;

export function isQuotedAfter(sentence: string): boolean {
  return QUOTED_AFTER.test(sentence) && BEHIND_COMMA.test(sentence);
}
