import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Questionnaire, QuestionnaireItem, QuestionnaireResponse } from '#domain/fhir/types.ts';
import { FormView } from '#client/features/form/form-view.tsx';
import { gallery as en } from '#client/text/en/gallery.ts';
import { gallery as nb } from '#client/text/nb/gallery.ts';
import { gallery as nn } from '#client/text/nn/gallery.ts';
import { useText } from '#client/text/use-text.ts';
import { plausible, toExampleResponse, wrong } from './example-answers.ts';
import choices from './fixtures/choices.json';
import controls from './fixtures/controls.json';
import layouts from './fixtures/layouts.json';
import pages from './fixtures/pages.json';
import responses from './fixtures/responses.json';
import results from './fixtures/results.json';
import rules from './fixtures/rules.json';
import tables from './fixtures/tables.json';
import texts from './fixtures/texts.json';
import types from './fixtures/types.json';
import './gallery.css';

const forms = { types, choices, controls, tables, layouts, results, rules, texts, pages } as unknown as {
  readonly [name: string]: Questionnaire;
};
const given = responses as unknown as { readonly [name in 'answered' | 'wrong']: QuestionnaireResponse };

const words = { nb, nn, en };

const empty = ({ url, version }: Questionnaire): QuestionnaireResponse => ({
  resourceType: 'QuestionnaireResponse',
  questionnaire: `${url ?? ''}|${version ?? ''}`,
  status: 'in-progress',
});

const states = ['empty', 'answered', 'previous', 'error', 'readOnly', 'disabled', 'hidden'] as const;
type State = (typeof states)[number];

const each = (
  items: readonly QuestionnaireItem[] | undefined,
  change: (item: QuestionnaireItem) => QuestionnaireItem,
): readonly QuestionnaireItem[] =>
  (items ?? []).map((item) => change(item.item ? { ...item, item: each(item.item, change) } : item));

const trigger = { linkId: 'galleri-vis', type: 'boolean', text: 'Vis resten av skjemaet' } as const;

/** The form as the state wants it: closed item by item, everything demanded, or hidden behind one answer. */
function toShown(form: Questionnaire, state: State): Questionnaire {
  switch (state) {
    case 'disabled':
      return { ...form, item: each(form.item, (item) => ({ ...item, readOnly: true })) };
    case 'error':
      return {
        ...form,
        item: each(form.item, (item) =>
          item.type === 'group' || item.type === 'display' ? item : { ...item, required: true },
        ),
      };
    case 'hidden': {
      const enableWhen = [{ question: trigger.linkId, operator: '=', answerBoolean: true } as const];
      return { ...form, item: [trigger, ...(form.item ?? []).map((item) => ({ ...item, enableWhen }))] };
    }
    default:
      return form;
  }
}

function toResponse(name: string, form: Questionnaire, state: State): QuestionnaireResponse {
  if (state === 'empty' || state === 'previous' || state === 'hidden') return empty(form);
  const isWrong = state === 'error';
  if (name === 'types') return isWrong ? given.wrong : given.answered;
  return toExampleResponse(form, isWrong ? wrong : plausible);
}

/** Every item type and control in every state, from the fixtures beside this file and answers made for them. */
export function GalleryPage() {
  const { language } = useText();
  const gallery = words[language];
  const asked = new URLSearchParams(location.search);
  const [name, setName] = useState(asked.get('form') ?? 'types');
  const [state, setState] = useState<State>(states.find((one) => one === asked.get('state')) ?? 'empty');
  const form = forms[name] ?? forms['types'];
  const shown = useMemo(() => form && toShown(form, state), [form, state]);
  const response = useMemo(() => shown && toResponse(name, shown, state), [shown]);
  useEffect(() => {
    // What is missing is said when one tries to sign.
    if (state === 'error') document.querySelector<HTMLElement>('.vf-sign')?.click();
  }, [name, state]);
  if (!form || !shown || !response) return null;
  return (
    <main class="gallery">
      <h1>{gallery.title}</h1>
      <nav class="gallery-choose" aria-label={gallery.forms}>
        {Object.keys(forms).map((one) => (
          <button
            key={one}
            type="button"
            class="ds-button"
            data-variant="secondary"
            aria-pressed={one === name}
            onClick={() => setName(one)}
          >
            {forms[one]?.title}
          </button>
        ))}
      </nav>
      <nav class="gallery-choose" aria-label={gallery.states}>
        {states.map((one) => (
          <button
            key={one}
            type="button"
            class="ds-button"
            data-variant="secondary"
            aria-pressed={one === state}
            onClick={() => setState(one)}
          >
            {gallery.state[one]}
          </button>
        ))}
      </nav>
      <FormView
        key={`${name} ${state}`}
        questionnaire={shown}
        response={response}
        language={language}
        previous={state === 'previous' ? toResponse(name, form, 'answered') : null}
        readOnly={state === 'readOnly'}
        today="2026-11-21"
        onSign={() => Promise.reject(new Error('The gallery signs nothing.'))}
      />
    </main>
  );
}
