/** Orders to a model that no noun phrase of a person's taste holds. */

const ORDERS =
  /(?<!\p{L})(?:(?:previous|prior|earlier|above|all|system|hidden|secret) (?:instructions?|prompts?|messages?|rules)|system prompts?|developer mode|jailbreak\p{L}*|prompt injection|(?:ignor|disregard|overrid|bypass|obey|reveal|disabl|leak|circumvent)ing)(?!\p{L})/iu;

export function soundsLikeOrder(text: string): boolean {
  return ORDERS.test(text);
}
