// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { sectors } from '../../kernel/sector.js';
import { cardAudiences, isListField, type CardField } from '../../membership/domain/cards/card.js';
import type { OwnCard } from '../../membership/use-cases/cards/read-own-card.js';
import { provinceCodes } from '../community/words.js';
import { type FormState, type Option, Select, TextArea, TextField } from '../components/field.js';
import { useView } from '../view.js';
import { audienceOf } from './card-input.js';

interface FieldsProps {
  readonly own: OwnCard;
  readonly form: FormState;
}

/** Each field with the choice of who reads it. */
export function CardFields({ own, form }: FieldsProps): VNode {
  const { t } = useView();
  const audiences = cardAudiences
    .filter((audience) => audience !== 'public' || own.isAdult)
    .map((value) => ({ value, text: t(`card.audience.${value}`) }));
  return (
    <>
      {own.fields.map((field) => (
        <fieldset class="field" key={field}>
          <legend>{t(`card.field.${field}`)}</legend>
          <Value {...{ own, form, field }} />
          <Select
            name={audienceOf(field)}
            label={t('card.audience', { field: t(`card.field.${field}`) })}
            initial={own.isAdult ? 'members' : 'managers'}
            options={audiences}
            form={form}
          />
        </fieldset>
      ))}
    </>
  );
}

function Value({ own, form, field }: FieldsProps & { readonly field: CardField }): VNode {
  const { t } = useView();
  const shared = { name: field, label: t(`card.write.${field}`), form };
  if (field === 'presentation') return <TextArea {...shared} rows={6} maxLength={1_000} />;
  if (isListField(field)) {
    return <TextArea {...shared} hint={t('card.list.hint')} rows={4} maxLength={1_300} />;
  }
  if (field === 'link') {
    return <TextField {...shared} type="url" hint={t('card.link.hint')} maxLength={300} wide />;
  }
  const hint = field === 'affiliation' ? t('card.affiliation.hint') : undefined;
  const none = { value: '', text: t('card.none') };
  return <Select {...shared} hint={hint} options={[none, ...choices(field, own, t)]} />;
}

function choices(
  field: 'province' | 'sector' | 'affiliation',
  own: OwnCard,
  t: ReturnType<typeof useView>['t'],
): readonly Option[] {
  switch (field) {
    case 'province':
      return provinceCodes.map((value) => ({ value, text: t(`province.${value}`) }));
    case 'sector':
      return sectors.map((value) => ({ value, text: t(`sector.${value}`) }));
    case 'affiliation':
      return own.affiliations.map(({ id, organisation, title, kind }) => ({
        value: id,
        text: [organisation, title || t(`affiliation.kind.${kind}`)].join(' · '),
      }));
  }
}
