import {
  standingAsked,
  toCertificateId,
  toCertificateStanding,
  toCertificateState,
  type CertificateStanding,
  type CertificateState,
} from '#domain/learning/certificate.ts';
import { countSeminars } from '#domain/learning/count-seminars.ts';
import { roundTicks, seminarsWithin, toRounds } from '#domain/learning/enrolment-rounds.ts';
import { foldProgress } from '#domain/learning/fold-progress.ts';
import type { GroupLife } from '#domain/learning/meeting-ticks.ts';
import type { Day } from '#domain/time/day.ts';
import type { Programme } from '#protocol/content.ts';
import type { Programmes } from '#protocol/programmes.ts';
import type { Kept } from '#store/device-store.ts';

export type OwnCertificate = {
  readonly id: string;
  readonly enrolment: Pick<Kept<'enrolment'>, 'id' | 'body'>;
  readonly programme: Programme;
  readonly standing: CertificateStanding;
  readonly state: CertificateState;
  /** What she asked with; undefined when she has not. */
  readonly asked: Kept<'certificate'> | undefined;
};

type Own = {
  readonly enrolments: readonly Kept<'enrolment'>[];
  readonly ticks: readonly Kept<'progress'>[];
  readonly certificates: readonly Kept<'certificate'>[];
  readonly seminars: readonly Kept<'seminar'>[];
  readonly life: GroupLife;
  /** Ids of the seminars she was at, as far as is known here. */
  readonly attended: ReadonlySet<string>;
};

/** Each of her perms with what is there of its rule, the newest first. One whose programme cannot be read here is left out. */
export function toOwnCertificates(
  own: Own,
  programmes: Programmes,
  staffId: string,
  today: Day,
): readonly OwnCertificate[] {
  const seminars = new Map(own.seminars.map(({ id, body }) => [id, body]));
  return toRounds(own.enrolments.filter(({ body }) => body.learnerId === staffId))
    .toSorted((a, b) => (a.body.startedOn > b.body.startedOn ? -1 : 1))
    .flatMap((round) => {
      const { body, ids } = round;
      const programme = programmes.of(body.programme);
      if (!programme) return [];
      const progress = foldProgress(programme, body, roundTicks(round, own.ticks, own.life), today);
      const standing = toCertificateStanding(
        programme,
        progress,
        countSeminars(seminarsWithin(seminars, round), own.attended, programme.url, body.startedOn),
      );
      const asked = standingAsked(own.certificates.filter(({ body: one }) => ids.includes(one.enrolmentId)));
      const id = asked?.id ?? toCertificateId(round.id);
      const state = toCertificateState(body, standing, asked?.body);
      return [{ id, enrolment: round, programme, standing, state, asked }];
    });
}
