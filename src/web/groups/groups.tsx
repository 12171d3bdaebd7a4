// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { GroupList, GroupView } from '../../membership/use-cases/groups/list-groups.js';
import { Breadcrumb } from '../components/breadcrumb.js';
import { ButtonForm } from '../components/button-form.js';
import { EntryForm } from '../components/entry-form.js';
import { type FormState, TextField } from '../components/field.js';
import { Offered } from '../components/offered.js';
import { PageHead } from '../components/page-head.js';
import { Pagination } from '../components/pagination.js';
import { SearchBar } from '../components/search-bar.js';
import { Tag } from '../components/tag.js';
import { useView } from '../view.js';

interface GroupsProps {
  readonly slug: string;
  readonly list: GroupList;
  readonly form: FormState;
}

/** The groups of a community: those one is in, and for who may, a new one. */
export function Groups({ slug, list, form }: GroupsProps): VNode {
  const { t } = useView();
  return (
    <>
      <Crumbs slug={slug} name={list.name} />
      <PageHead title={t('groups.title')} lead={t('groups.lead')} />
      {list.groups.items.length === 0 ? <p class="empty">{t('groups.none')}</p> : null}
      <ul class="rows">
        {list.groups.items.map((group) => (
          <li key={group.slug}>
            <div class="rows-main">
              <h2 class="h5">{group.name}</h2>
              {list.mayAssign ? (
                <p>
                  <a href={`/c/${slug}/groups/${group.slug}`}>{t('groups.edit')}</a>
                </p>
              ) : null}
            </div>
            {group.mine ? <Mine slug={slug} group={group} /> : null}
          </li>
        ))}
      </ul>
      <Pagination next={list.groups.next} />
      {list.mayCreate ? <NewGroup slug={slug} form={form} /> : null}
    </>
  );
}

function Mine({
  slug,
  group,
}: {
  slug: string;
  group: GroupList['groups']['items'][number];
}): VNode {
  const { t } = useView();
  return (
    <div class="actions">
      <Tag tone="success">{t('groups.mine')}</Tag>
      <ButtonForm
        action={`/c/${slug}/groups/${group.slug}/leave`}
        look="outline-secondary"
        small
        label={t('groups.leave_label', { name: group.name })}
      >
        {t('groups.leave')}
      </ButtonForm>
    </div>
  );
}

function NewGroup({ slug, form }: { slug: string; form: FormState }): VNode {
  const { t } = useView();
  const action = `/c/${slug}/groups`;
  return (
    <Offered forms={[{ action }]}>
      <section class="panel">
        <h2>{t('groups.new')}</h2>
        <EntryForm action={action} form={form} submit={t('groups.create')} narrow>
          <TextField name="name" label={t('groups.name')} maxLength={80} form={form} required />
          <TextField
            name="group"
            label={t('groups.slug')}
            hint={t('groups.slug.hint')}
            maxLength={60}
            form={form}
            required
          />
        </EntryForm>
      </section>
    </Offered>
  );
}

interface GroupProps {
  readonly slug: string;
  readonly view: GroupView;
  readonly query: string | undefined;
  readonly form: FormState;
}

/** One group for those who put members into it. */
export function GroupPage({ slug, view, query, form }: GroupProps): VNode {
  const { t } = useView();
  const here = `/c/${slug}/groups/${view.group.slug}`;
  return (
    <>
      <Crumbs slug={slug} name={view.name} group={view.group.name} />
      <PageHead title={view.group.name} />
      <People here={here} view={view} query={query} />
      <Offered forms={[{ action: `${here}/rename` }]}>
        <section class="panel">
          <h2>{t('groups.rename')}</h2>
          <EntryForm
            action={`${here}/rename`}
            form={form}
            submit={t('groups.rename')}
            look="outline-primary"
            narrow
          >
            <TextField
              name="name"
              label={t('groups.name')}
              initial={view.group.name}
              maxLength={80}
              form={form}
              required
            />
          </EntryForm>
        </section>
      </Offered>
      <Offered forms={[{ action: `${here}/end` }]}>
        <section class="panel">
          <p>{t('groups.end.text')}</p>
          <ButtonForm action={`${here}/end`} look="outline-danger">
            {t('groups.end')}
          </ButtonForm>
        </section>
      </Offered>
    </>
  );
}

function People({
  here,
  view,
  query,
}: Omit<GroupProps, 'slug' | 'form'> & { here: string }): VNode {
  const { t } = useView();
  return (
    <>
      <section class="section">
        <h2>{t('groups.members')}</h2>
        {view.members.items.length === 0 ? <p class="empty">{t('groups.members.none')}</p> : null}
        <PersonList action={`${here}/remove`} people={view.members.items} act="remove" />
        <Pagination next={view.members.next} of={t('groups.members')} />
      </section>
      <Offered forms={[{ action: `${here}/assign` }]}>
        <section class="section">
          <h2>{t('groups.add')}</h2>
          <SearchBar label={t('groups.add.search')} query={query} />
          {query && view.found.length === 0 ? <p class="empty">{t('groups.add.none')}</p> : null}
          <PersonList action={`${here}/assign`} people={view.found} act="assign" />
          {view.foundMore ? <p>{t('groups.found_more')}</p> : null}
        </section>
      </Offered>
    </>
  );
}

interface PersonListProps {
  readonly action: string;
  readonly people: readonly (GroupView['members']['items'][number] & {
    readonly isInside?: boolean;
  })[];
  readonly act: 'assign' | 'remove';
}

function PersonList({ action, people, act }: PersonListProps): VNode {
  const { t } = useView();
  return (
    <ul class="rows">
      {people.map(({ memberId, displayName: name, isInside }) => (
        <li key={memberId}>
          <strong>{name}</strong>
          {isInside ? (
            <Tag tone="success">{t('groups.inside')}</Tag>
          ) : (
            <ButtonForm
              action={action}
              fields={{ member: memberId }}
              look={act === 'assign' ? 'primary' : 'outline-secondary'}
              small
              label={
                act === 'assign'
                  ? t('groups.assign_label', { name })
                  : t('groups.remove_label', { name })
              }
            >
              {t(`groups.${act}`)}
            </ButtonForm>
          )}
        </li>
      ))}
    </ul>
  );
}

function Crumbs({ slug, name, group }: { slug: string; name: string; group?: string }): VNode {
  const { t } = useView();
  const groups = { text: t('groups.title'), href: `/c/${slug}/groups` };
  return (
    <Breadcrumb
      crumbs={[
        { text: t('catalogue.title'), href: '/c' },
        { text: name, href: `/c/${slug}` },
        ...(group === undefined ? [{ text: groups.text }] : [groups, { text: group }]),
      ]}
    />
  );
}
