/** The best of scored candidates. */

export interface Winners {
  /** Best first; of equals the lower index. As many as there were candidates, at most `places`. */
  indices: Int32Array;
  scores: Float64Array;
  /** The score to beat: that of the last place; −∞ where it is free. */
  least(): number;
  clear(places: number): void;
  offer(index: number, score: number): void;
}

/** @param none what stands where there is no winner: an index over all others */
export function createWinners(mostPlaces: number, none: number): Winners {
  const indices = new Int32Array(mostPlaces);
  const scores = new Float64Array(mostPlaces);
  let last = mostPlaces - 1;
  return {
    indices,
    scores,
    least: () => scores[last] ?? 0,
    clear(places) {
      last = places - 1;
      for (let at = 0; at < mostPlaces; at += 1) {
        indices[at] = none;
        scores[at] = -Infinity;
      }
    },
    offer(index, score) {
      let place = last + 1;
      while (place > 0) {
        const ahead = scores[place - 1] ?? 0;
        if (ahead > score || (ahead === score && (indices[place - 1] ?? 0) < index)) break;
        place -= 1;
      }
      for (let at = last; at > place; at -= 1) {
        indices[at] = indices[at - 1] ?? 0;
        scores[at] = scores[at - 1] ?? 0;
      }
      if (place <= last) {
        indices[place] = index;
        scores[place] = score;
      }
    },
  };
}
