/** `work` with its answers of late kept, at most `max` of them: one text is asked about again and again. */
export function remembering<T>(max: number, work: (text: string) => T): (text: string) => T {
  const answers = new Map<string, { answer: T }>();
  return (text) => {
    const known = answers.get(text);
    if (known) return known.answer;
    const answer = work(text);
    if (answers.size >= max) answers.clear();
    answers.set(text, { answer });
    return answer;
  };
}
