/** Profanity and insults, which no persona block repeats. */

const ABUSE =
  /(?<!\p{L})(?:(?:mother)?fuck\p{L}{0,5}|shit\p{L}{0,4}|bullshit|cunts?|bitch(?:es|y)?|bastards?|assholes?|arseholes?|dickheads?|pricks?|wank\p{L}{0,4}|twats?|slut\p{L}{0,2}|whores?|fag(?:got)?s?|nigg\p{L}{1,3}|retard(?:ed|s)?|spastics?|kikes?|chinks?|trann(?:y|ies)|porn\p{L}{0,8}|hentai|blowjobs?|nazis?|idiots?|morons?|imbeciles?|scum|rape|rapists?|scheiße|scheisse|arschloch|fotze|hurensohn|wichser|merde|putain|connard|salope|puta|mierda|cabr[oó]n|gilipollas|cazzo|stronzo|vaffanculo|caralho|porra|kut|klootzak|傻逼|操你|妈的)(?!\p{L})/iu;

export function isAbusive(text: string): boolean {
  return ABUSE.test(text);
}
