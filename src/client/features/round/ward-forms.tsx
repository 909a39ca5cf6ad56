import { useRouter } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import type { Day } from '#domain/time/day.ts';
import { osloDay } from '#domain/time/oslo.ts';
import { addresses } from '../../addresses.ts';
import type { DeviceContent } from '../../content/device-content.ts';
import { isAbout } from '../../content/form-groups.ts';
import { formTitle } from '../../content/form-title.ts';
import { startResponse } from '../../content/start-response.ts';
import { useHeaders, useStore } from '../../device/use-device.ts';
import { useText } from '../../text/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dot } from '../../ui/dot.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { Section } from '../../ui/section.tsx';
import { useRoundWords } from './row-words.ts';

/** So many signed ones are told of. */
const signedTold = 4;

type Props = { readonly unitId: string; readonly content: DeviceContent; readonly today: Day };

/** What is counted for the ward and for nobody in it: begun and signed ones, and the buttons that start another. */
export function WardForms({ unitId, content, today }: Props) {
  const { person } = useText();
  const { text, language, formats } = useRoundWords();
  const store = useStore();
  const router = useRouter();
  const responses = useHeaders('response');
  const [isStarting, setStarting] = useState(false);
  const [problem, setProblem] = useState<{ readonly cause: unknown }>();
  // A store that fails is shown by the error boundary.
  if (problem) throw problem.cause;
  const forms = content.forms.filter((form) => isAbout(form, 'Organization'));
  if (forms.length === 0) return null;
  const formOf = (questionnaire: string) => forms.find(({ url }) => url === questionnaire.split('|', 1)[0]);
  const here = (responses ?? [])
    .filter(
      ({ body }) =>
        body.personId === null && body.unitId === unitId && formOf(body.questionnaire) !== undefined,
    )
    .toSorted((a, b) => Date.parse(b.body.startedAt) - Date.parse(a.body.startedAt));
  const begun = here.filter(({ body }) => body.status === 'draft');
  const signed = here.filter(({ body }) => body.status === 'signed').slice(0, signedTold);

  const start = async (questionnaire: string) => {
    setStarting(true);
    try {
      const id = await startResponse(store, { questionnaire, personId: null, unitId, visitId: null });
      await router.navigate({ to: addresses.form(id) });
    } catch (cause) {
      setProblem({ cause });
    }
  };
  return (
    <Section title={text.wardForms}>
      {here.length > 0 && (
        <Rows>
          {[...begun, ...signed].map(({ id, body }) => {
            const form = formOf(body.questionnaire);
            const isBegun = body.status === 'draft';
            return (
              <Row
                key={id}
                to={addresses.form(id)}
                lead={isBegun ? <Dot kind="open" /> : undefined}
                title={form ? formTitle(form.questionnaire, language) : ''}
              >
                <span>{formats.dayNear(osloDay(body.signedAt ?? body.startedAt), today)}</span>
                {isBegun && <span>{person.started}</span>}
              </Row>
            );
          })}
        </Rows>
      )}
      {forms.map((form) => (
        <Button
          key={form.canonical}
          variant="secondary"
          icon="start"
          wide
          busy={isStarting}
          onClick={() => void start(form.canonical)}
        >
          {formTitle(form.questionnaire, language)}
        </Button>
      ))}
    </Section>
  );
}
