import type { Day } from '#domain/time/day.ts';
import { BookletOf } from './booklet-of.tsx';
import { LeftNotes } from './left-notes.tsx';
import type { Perm } from './to-perms.ts';

/** All hefter of a perm but the one that is next, which stands on top of the screen. */
export function PermBooklets({ perm, today }: { readonly perm: Perm; readonly today: Day }) {
  const { booklets, next } = perm.progress;
  return (
    <>
      <ul class="v-booklets v-perm__all">
        {booklets
          .filter(({ id }) => id !== next)
          .map(({ id }) => (
            <BookletOf key={id} id={id} perm={perm} today={today} />
          ))}
      </ul>
      <LeftNotes notes={perm.leftNotes} />
    </>
  );
}
