import type { DemoPerson } from './demo-people.ts';
import { escapeHtml, page } from './page.ts';
import { pageTexts, type PageLanguage } from './page-texts.ts';

/** One button for each person, by tenant and unit. `action`: where the form is sent. */
export function demoLoginPage(language: PageLanguage, people: readonly DemoPerson[], action: string): string {
  const texts = pageTexts[language];
  const tenants = groupBy(people, 'tenantName');
  const sections = [...tenants].map(([name, members]) => tenantSection(name, members)).join('\n');
  return page(
    language,
    texts.logIn,
    `<h1>${escapeHtml(texts.whoAreYou)}</h1>
<p class="demo"><strong>${escapeHtml(texts.demo)}</strong> ${escapeHtml(texts.demoExplained)}</p>
<form method="post" action="${escapeHtml(action)}">
${sections}
</form>`,
  );
}

function tenantSection(name: string, members: readonly DemoPerson[]): string {
  const units = groupBy(members, 'unitName');
  const groups = [...units].map(
    ([unit, people]) => `<section>
<h3>${escapeHtml(unit)}</h3>
<ul>
${people.map(personButton).join('\n')}
</ul>
</section>`,
  );
  return `<section class="tenant">
<h2>${escapeHtml(name)}</h2>
${groups.join('\n')}
</section>`;
}

const personButton = ({ subject, name, title }: DemoPerson): string =>
  `<li><button name="user" value="${escapeHtml(subject)}"><span class="name">${escapeHtml(name)}</span> <span class="title">${escapeHtml(title)}</span></button></li>`;

function groupBy(
  people: readonly DemoPerson[],
  field: 'tenantName' | 'unitName',
): ReadonlyMap<string, readonly DemoPerson[]> {
  const groups = new Map<string, DemoPerson[]>();
  for (const person of people) groups.set(person[field], [...(groups.get(person[field]) ?? []), person]);
  return groups;
}
