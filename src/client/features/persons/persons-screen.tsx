import { useMemo, useRef, useState } from 'preact/hooks';
import { ageOn } from '#domain/time/day.ts';
import { addresses } from '../../addresses.ts';
import { useHeaders, useKind, useStore } from '../../device/use-device.ts';
import { useToday } from '../../device/use-today.ts';
import { LazyWardLinks } from '../../rounds/lazy-ward-links.tsx';
import { Screen } from '../../shell/screen.tsx';
import { useText } from '../../text/use-text.ts';
import { Empty } from '../../ui/empty.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { searchPersons, toListed } from './search-persons.ts';
import { useGrowingList } from './use-growing-list.tsx';
import './persons-screen.css';

/** Everybody in my units; found while typing, opened with one tap. */
export function PersonsScreen() {
  const { persons: text, common } = useText();
  const store = useStore();
  const today = useToday();
  const persons = useHeaders('person');
  const units = useKind('unit');
  const [query, setQuery] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const living = useMemo(() => persons && toListed(persons), [persons]);
  const found = useMemo(() => living && searchPersons(living, query), [living, query]);
  const unitNames = useMemo(() => new Map(units?.map(({ id, body }) => [id, body.name])), [units]);
  const { shown, end } = useGrowingList(found ?? [], query);
  const logHit = (id: string, unitId: string) => {
    const hit = { action: 'searchHit', kind: 'person', recordId: id, personId: id, unitId } as const;
    store.logAccess(hit).catch(() => {});
  };
  const clear = () => {
    setQuery('');
    input.current?.focus();
  };
  return (
    <Screen title={text.title}>
      <div class="v-persons">
        <search class="v-search">
          <label class="v-hidden" for="person-search">
            {text.search}
          </label>
          <Icon of="search" />
          <input
            ref={input}
            id="person-search"
            class="ds-input v-search__input"
            type="search"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            enterkeyhint="search"
            placeholder={text.search}
            value={query}
            onInput={({ currentTarget }) => setQuery(currentTarget.value)}
          />
          {query !== '' && (
            <button type="button" class="v-search__clear" onClick={clear}>
              <Icon of="clear" />
              <span class="v-hidden">{text.clear}</span>
            </button>
          )}
        </search>
        {query === '' && living && <LazyWardLinks persons={living} />}
        {found && (
          <p role="status" class="v-quiet v-small">
            {text.count(found.length)}
          </p>
        )}
        {found && found.length > 0 && (
          <Rows>
            {shown.map(({ id, body }) => (
              <Row
                key={id}
                to={addresses.person(id)}
                title={`${body.family}, ${body.given}`}
                onOpen={query === '' ? undefined : () => logHit(id, body.unitId)}
              >
                <span>{common.yearsOld(ageOn(body.birthDate, today))}</span>
                <span>{unitNames.get(body.unitId)}</span>
                {body.room && <span>{text.room(body.room)}</span>}
              </Row>
            ))}
          </Rows>
        )}
        {end}
        {found && found.length === 0 && persons && persons.length > 0 && (
          <Empty title={text.noneFound.title}>{text.noneFound.text}</Empty>
        )}
        {persons && persons.length === 0 && <Empty title={text.none.title}>{text.none.text}</Empty>}
      </div>
    </Screen>
  );
}
