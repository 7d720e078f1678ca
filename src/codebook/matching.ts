/**
 * The assignment problem: each row to at most one column, the profit of all as large as can be. The
 * Hungarian algorithm with potentials, in O(rows² × columns) (Kuhn 1955; Jonker & Volgenant 1987).
 *
 * @param profits rows × columns, row-major
 * @returns the column of each row; null where columns run out
 */
export function matchForProfit(profits: Float64Array, rows: number, columns: number): (number | null)[] {
  // Square, by rows and columns of profit 0. Everything is counted from 1; 0 stands for none.
  const size = Math.max(rows, columns);
  const cost = (row: number, column: number): number =>
    row <= rows && column <= columns ? -(profits[(row - 1) * columns + column - 1] ?? 0) : 0;
  const rowPotential = new Float64Array(size + 1);
  const columnPotential = new Float64Array(size + 1);
  const rowOf = new Int32Array(size + 1);
  const cameFrom = new Int32Array(size + 1);

  for (let row = 1; row <= size; row += 1) {
    const slack = new Float64Array(size + 1).fill(Infinity);
    const used = new Uint8Array(size + 1);
    let column = 0;
    rowOf[0] = row;
    do {
      used[column] = 1;
      const from = rowOf[column] ?? 0;
      let step = Infinity;
      let nextColumn = 0;
      for (let other = 1; other <= size; other += 1) {
        if (used[other]) continue;
        const reduced = cost(from, other) - (rowPotential[from] ?? 0) - (columnPotential[other] ?? 0);
        if (reduced < (slack[other] ?? 0)) {
          slack[other] = reduced;
          cameFrom[other] = column;
        }
        if ((slack[other] ?? 0) < step) {
          step = slack[other] ?? 0;
          nextColumn = other;
        }
      }
      for (let other = 0; other <= size; other += 1) {
        if (used[other]) {
          const owner = rowOf[other] ?? 0;
          rowPotential[owner] = (rowPotential[owner] ?? 0) + step;
          columnPotential[other] = (columnPotential[other] ?? 0) - step;
        } else slack[other] = (slack[other] ?? 0) - step;
      }
      column = nextColumn;
    } while (rowOf[column] !== 0);
    while (column !== 0) {
      const previous = cameFrom[column] ?? 0;
      rowOf[column] = rowOf[previous] ?? 0;
      column = previous;
    }
  }

  const columnOf = Array.from({ length: rows }, (): number | null => null);
  for (let column = 1; column <= columns; column += 1) {
    const row = rowOf[column] ?? 0;
    if (row >= 1 && row <= rows) columnOf[row - 1] = column - 1;
  }
  return columnOf;
}
