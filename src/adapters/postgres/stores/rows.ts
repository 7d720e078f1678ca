/** Columns of a row by type; a column of another type is a defect and throws. */
import type { Row } from "../sql.ts";

export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value === "string") return value;
  throw unexpected(column, "text", value);
}

export function optionalText(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}

/** Of bigint columns too, which drivers give as text. */
export function integer(row: Row, column: string): number {
  const value = Number(row[column]);
  if (Number.isSafeInteger(value)) return value;
  throw unexpected(column, "integer", value);
}

export function real(row: Row, column: string): number {
  const value = row[column];
  if (typeof value === "number") return value;
  throw unexpected(column, "number", value);
}

export function optionalReal(row: Row, column: string): number | null {
  return row[column] === null ? null : real(row, column);
}

export function boolean(row: Row, column: string): boolean {
  const value = row[column];
  if (typeof value === "boolean") return value;
  throw unexpected(column, "boolean", value);
}

export function time(row: Row, column: string): Date {
  const value = row[column];
  if (value instanceof Date) return value;
  throw unexpected(column, "time", value);
}

export function optionalTime(row: Row, column: string): Date | null {
  return row[column] === null ? null : time(row, column);
}

export function bytesOf(row: Row, column: string): Uint8Array {
  const value = row[column];
  if (value instanceof Uint8Array) return value;
  throw unexpected(column, "bytes", value);
}

export function optionalBytes(row: Row, column: string): Uint8Array | null {
  return row[column] === null ? null : bytesOf(row, column);
}

/** Says nothing of the value: an error may be logged. */
function unexpected(column: string, expected: string, value: unknown): TypeError {
  return new TypeError(`Column ${column} holds no ${expected} but a value of type ${typeof value}.`);
}
