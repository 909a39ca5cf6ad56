import type { Day } from '#domain/time/day.ts';

const firstWeights = [3, 7, 6, 1, 8, 9, 4, 5, 2];
const secondWeights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/**
 * A synthetic test number as Skatteetaten gives them out: like a fødselsnummer, but with 80 added to the month, so
 * that it can never belong to anybody. `attempt` says which of the individual numbers of that day to begin at.
 */
export function toSyntheticNationalId(birthDate: Day, attempt: number): string {
  const [year, month, date] = [birthDate.slice(0, 4), birthDate.slice(5, 7), birthDate.slice(8, 10)];
  const start = `${date}${Number(month) + 80}${year.slice(2)}`;
  const [low, size] = individualNumbers(Number(year));
  for (let offset = 0; offset < size; offset += 1) {
    const individual = low + ((attempt + offset) % size);
    const digits = Array.from(`${start}${String(individual).padStart(3, '0')}`, Number);
    const first = control(digits, firstWeights);
    const second = control([...digits, first], secondWeights);
    if (first < 10 && second < 10) return [...digits, first, second].join('');
  }
  throw new Error(`no number left for ${birthDate}`);
}

/** Which individual numbers are for which century. */
function individualNumbers(year: number): readonly [low: number, size: number] {
  return year < 2000 ? [0, 500] : [500, 500];
}

/** 10 when no digit fits: such a number is not given out. */
function control(digits: readonly number[], weights: readonly number[]): number {
  const sum = weights.reduce((total, weight, index) => total + weight * (digits[index] ?? 0), 0);
  return (11 - (sum % 11)) % 11;
}
