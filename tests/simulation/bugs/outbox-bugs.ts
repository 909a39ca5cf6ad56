import type { DeviceDatabase } from '#store/device-database.ts';
import type { DeviceStore } from '#store/device-store.ts';
import type { AnsweredRun } from '#store/tables.ts';
import type { Outbox } from '#sync/ports.ts';
import type { World } from '../world.ts';

/** The store's port to the engine as a device with the run's bugs would have it. */
export function withOutboxBugs(
  world: World,
  { outbox, inside }: DeviceStore,
  inspect: () => DeviceDatabase,
): Outbox {
  const { bugs, random } = world;
  const { db } = inside;
  const noted = new Map<number, AnsweredRun>();
  /** All that was ever noted, as if nothing had happened to it since. */
  const putNotedAgain = async (): Promise<void> => {
    const meta = await db.meta.get('store');
    if (!meta || meta.epoch === null) return;
    const runs = [...noted.values()].toSorted((a, b) => a.sequence - b.sequence);
    await db.meta.put({ ...meta, answered: { replicaId: meta.replicaId, epoch: meta.epoch, runs } });
  };
  return {
    ...outbox,
    nextBatch: async (...asked) => {
      const batch = await outbox.nextBatch(...asked);
      if (bugs.deliveredTooEarly) {
        for (const { body } of batch.operations) {
          const row = await db.records.get(body.id);
          if (row)
            await db.records.put({ ...row, delivery: { state: 'delivered', at: new Date(0).toISOString() } });
        }
      }
      return batch;
    },
    applyPushAnswer: async (...answer) => {
      await outbox.applyPushAnswer(...answer);
      const meta = await db.meta.get('store');
      if (meta?.answered) {
        world.hit('store: answers are noted in short');
        for (const run of meta.answered.runs) noted.set(run.sequence, run);
        if (bugs.answersReachTooFar) {
          const runs = meta.answered.runs.map((run) => ({ ...run, count: run.count + 1 }));
          await db.meta.put({ ...meta, answered: { ...meta.answered, runs } });
        }
      }
      if (bugs.purgeAtOnce) await db.outbox.where('state').anyOf(['acknowledged', 'passed']).delete();
    },
    resetEpoch: async (...asked) => {
      await outbox.resetEpoch(...asked);
      if (bugs.answersOutliveEpoch) await putNotedAgain();
    },
    applyPullAnswer: async (answer, askedWith) => {
      if (bugs.cursorBeforeData && answer.changes.length > 0) {
        const first = await outbox.applyPullAnswer({ ...answer, changes: [] }, askedWith);
        if (first !== 'taken' || random.chance(0.3)) return first;
        return outbox.applyPullAnswer(answer, answer.cursor);
      }
      if (bugs.revocationTakesPending) {
        for (const scope of answer.revokedScopes) {
          const ids = (await db.records.toArray()).filter((row) => row.scope === scope).map(({ id }) => id);
          await db.outbox.where('recordId').anyOf(ids).delete();
        }
      }
      const meta = await db.meta.get('store');
      const isEpochNew = bugs.epochIgnored && meta?.epoch && meta.epoch !== answer.epoch;
      const taken = await outbox.applyPullAnswer(
        isEpochNew ? { ...answer, epoch: meta.epoch ?? answer.epoch } : answer,
        askedWith,
      );
      if (bugs.pullOverwrites && taken === 'taken') {
        for (const { id } of answer.changes) {
          const row = await db.records.get(id);
          if (row?.server) await db.records.put({ ...row, shown: row.server });
        }
      }
      if (bugs.unsealedWrite && taken === 'taken') {
        // As an app does that keeps a copy beside its vault: the meta row is not sealed.
        const lastSeen = JSON.stringify((await db.records.limit(3).toArray()).map(({ shown }) => shown));
        await inspect().meta.update('store', { lastSeen });
      }
      return taken;
    },
  };
}
