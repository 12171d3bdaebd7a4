// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { levels } from '../../kernel/level.js';
import { memberLists, participations, visibilities } from '../../membership/domain/community.js';
import { type WayPath, wayPaths } from '../../membership/domain/joining/ways.js';
import type { AffiliationDemand } from '../../membership/domain/organisations/demand.js';
import type { SettingsView } from '../../membership/use-cases/settings/read-settings.js';
import { Checkbox, RadioGroup } from '../components/choices.js';
import { EntryForm } from '../components/entry-form.js';
import { type FormState, Select, TextField } from '../components/field.js';
import { Hidden } from '../components/hidden.js';
import { useView } from '../view.js';

export interface NamedProvider {
  readonly id: string;
  readonly name: string;
}

interface PolicyProps {
  readonly view: SettingsView;
  readonly form: FormState;
  readonly providers: readonly NamedProvider[];
}

/** Who sees a community, how people get in, and its address. */
export function Policy({ view, form, providers }: PolicyProps): VNode {
  const { t } = useView();
  const { slug } = view.community;
  return (
    <>
      <EntryForm action={`/c/${slug}/manage/policy`} form={form} submit={t('settings.save')} narrow>
        <Hidden fields={{ revision: form.values['revision'] ?? String(view.revision) }} />
        <Sight form={form} />
        <Level view={view} form={form} />
        <h2>{t('settings.ways')}</h2>
        <p>{t('settings.ways.hint')}</p>
        {wayPaths.map((path) => (
          <Way
            {...{ path, form, providers, slug }}
            demand={view.community.ways.find((way) => way.path === path)?.affiliation}
            key={path}
          />
        ))}
      </EntryForm>
      <EntryForm
        action={`/c/${slug}/manage/address`}
        fields={{ revision: String(view.revision) }}
        form={form}
        submit={t('settings.slug.save')}
        look="outline-primary"
        class="panel section"
      >
        <TextField
          name="slug"
          label={t('settings.slug')}
          hint={t('settings.slug.hint', { slug })}
          form={form}
          required
        />
      </EntryForm>
    </>
  );
}

function Sight({ form }: { form: FormState }): VNode {
  const { t } = useView();
  return (
    <>
      <RadioGroup
        name="visibility"
        legend={t('settings.visibility')}
        form={form}
        options={visibilities.map((value) => ({ value, text: t(`community.visibility.${value}`) }))}
      />
      <RadioGroup
        name="participation"
        legend={t('settings.participation')}
        form={form}
        options={participations.map((value) => ({
          value,
          text: t(`settings.participation.${value}`),
        }))}
      />
      <RadioGroup
        name="member_list"
        legend={t('settings.member_list')}
        form={form}
        options={memberLists.map((value) => ({
          value,
          text: t(`staff.create.member_list.${value}`),
        }))}
      />
    </>
  );
}

function Level({ view, form }: Pick<PolicyProps, 'view' | 'form'>): VNode {
  const { t } = useView();
  const isLow = view.community.minimumLevel === 'none';
  const choices = levels.filter((level) => level !== 'none' || isLow);
  return (
    <>
      {isLow ? <p>{t('settings.minimum.low_reason', { reason: view.levelReason ?? '' })}</p> : null}
      <Select
        name="minimum_level"
        label={t('settings.minimum')}
        form={form}
        options={choices.map((value) => ({ value, text: t(`community.fact.level.${value}`) }))}
      />
      <TextField
        name="cool_down_days"
        type="number"
        label={t('settings.cool_down')}
        form={form}
        required
      />
      <TextField
        name="service_days"
        type="number"
        label={t('settings.service_days')}
        hint={t('settings.service_days.hint')}
        form={form}
        required
      />
    </>
  );
}

interface WayProps {
  readonly slug: string;
  readonly demand: AffiliationDemand | undefined;
  readonly path: WayPath;
  readonly form: FormState;
  readonly providers: readonly NamedProvider[];
}

/** One way in: whether it is there, and what it asks beyond the community's own level. */
function Way({ path, form, providers, slug, demand }: WayProps): VNode {
  const { t } = useView();
  const name = (field: string): string => `${path}_${field}`;
  return (
    <fieldset class="panel">
      <legend>{t(`settings.way.${path}`)}</legend>
      <Checkbox
        name={name('on')}
        label={t('settings.way.on', { way: t(`community.join_path.${path}`) })}
        form={form}
      />
      <Select
        name={name('level')}
        label={t('settings.way.level')}
        form={form}
        options={[
          { value: '', text: t('settings.way.level.same') },
          ...levels
            .filter((level) => level !== 'none')
            .map((value) => ({ value, text: t(`community.fact.level.${value}`) })),
        ]}
      />
      <TextField
        name={name('domains')}
        label={t('settings.way.domains')}
        hint={t('settings.way.domains.hint')}
        form={form}
      />
      {providers.map((provider) => (
        <Checkbox
          name={name(`with_${provider.id}`)}
          label={t('settings.way.provider', { provider: provider.name })}
          form={form}
          key={provider.id}
        />
      ))}
      <Checkbox name={name('adults')} label={t('settings.way.adults')} form={form} />
      <p>
        {t('settings.demand')}: {t(demand ? 'settings.demand.some' : 'settings.demand.none')}{' '}
        <a
          href={`/c/${slug}/manage/policy/${path}`}
          aria-label={t('settings.demand.change_label', { way: t(`settings.way.${path}`) })}
        >
          {t('settings.demand.change')}
        </a>
      </p>
    </fieldset>
  );
}
