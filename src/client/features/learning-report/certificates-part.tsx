import { useState } from 'preact/hooks';
import { certificateList, type AskedCertificate } from '#protocol/learning-report.ts';
import { useAnswer } from '../../device/use-answer.ts';
import type { LearningReportText } from '../../text/later/learning-report-text.ts';
import { localizedText } from '../../text/translated.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';

const timeLimit = 20_000;
/** A municipality of thousands has hundreds that wait: so many more are shown each time. */
const atOnce = 25;

/** Who asks for a bevis, the oldest first; one tap says that it has come, and one takes that back. */
export function CertificatesPart({ text }: { readonly text: LearningReportText }) {
  const { common, formats, language } = useText();
  const words = text.certificates;
  const [times, setTimes] = useState(0);
  const [shown, setShown] = useState(atOnce);
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState('');
  const answer = useAnswer(`/learning/certificates?take=${shown}`, certificateList, times);
  if (answer === undefined) return <p role="status">{common.loading}</p>;
  if (answer === 'unreachable') return <p class="v-quiet">{words.needsNetwork}</p>;
  const { certificates, programmes, units, total = 0 } = answer;
  const titles = new Map(programmes.map(({ url, title }) => [url, localizedText(title, language)]));
  const places = new Map(units.map(({ id, name }) => [id, name]));
  const mark = async ({ id, name }: AskedCertificate, hasCome: boolean) => {
    setBusy(id);
    const isDone = await post(`/learning/certificates/${id}/${hasCome ? 'received' : 'not-received'}`);
    setSaid(isDone ? (hasCome ? words.marked(name) : words.unmarked(name)) : words.failed);
    setBusy('');
    setTimes((before) => before + 1);
  };
  const waiting = answer.waiting ?? certificates.filter(({ receivedOn }) => receivedOn === null).length;
  return (
    <Section title={words.title} count={waiting}>
      <p role="status">{said}</p>
      {waiting === 0 && <p class="v-quiet">{words.none}</p>}
      <ul class="v-report__people">
        {certificates.map((one) => (
          <li key={one.id} class="v-report__person">
            <span class="v-report__name">{one.name}</span>
            <span>{titles.get(one.programme) ?? one.programme}</span>
            <span class="v-quiet v-small">
              {one.unitId !== null && `${places.get(one.unitId) ?? ''} · `}
              {words.asked(formats.dayFull(one.requestedOn))}
            </span>
            <span class="v-small">
              {one.isMet
                ? words.met
                : words.notMet(
                    words.of(one.bookletsDone, one.booklets),
                    words.of(one.seminarsAttended, one.seminars),
                  )}
            </span>
            {one.receivedOn !== null && <strong>{words.received(formats.dayFull(one.receivedOn))}</strong>}
            <span class="v-report__actions">
              {one.receivedOn === null ? (
                <Button
                  busy={busy === one.id}
                  label={words.markFor(one.name)}
                  onClick={() => void mark(one, true)}
                >
                  {words.mark}
                </Button>
              ) : (
                <Button
                  variant="tertiary"
                  busy={busy === one.id}
                  label={words.undoFor(one.name)}
                  onClick={() => void mark(one, false)}
                >
                  {words.undo}
                </Button>
              )}
              <a
                class="ds-button"
                data-variant="tertiary"
                href={`/learning/certificates/${one.id}/confirmation.pdf?lang=${language}`}
                download=""
                aria-label={words.paperFor(one.name)}
              >
                {words.paper}
              </a>
            </span>
          </li>
        ))}
      </ul>
      {certificates.length < total && (
        <Button wide variant="secondary" onClick={() => setShown(shown + atOnce)}>
          {text.learners.more}
        </Button>
      )}
      {certificates.length > 0 && <p class="v-quiet v-small">{words.help}</p>}
    </Section>
  );
}

async function post(address: string): Promise<boolean> {
  try {
    return (await fetch(address, { method: 'POST', signal: AbortSignal.timeout(timeLimit) })).ok;
  } catch {
    return false;
  }
}
