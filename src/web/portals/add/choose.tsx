// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { RadioGroup } from '../../components/choices.js';
import { ErrorSummary } from '../../components/error-summary.js';
import { type FormState, TextField } from '../../components/field.js';
import { StaffFrame } from '../../staff/frame.js';
import { useView } from '../../view.js';
import { presetNames } from '../../../portal/use-cases/prepare-portal.js';
import { titles } from '../software.js';

/** First of all: which software, and where it is. Much of the rest follows from that. */
export function ChooseSoftware({ form }: { form: FormState }): VNode {
  const { t } = useView();
  return (
    <StaffFrame title={t('portals.add')} lead={t('portals.add.lead')}>
      <form method="get" action="/staff/portals/new" class="narrow" noValidate>
        <ErrorSummary form={form} />
        <RadioGroup
          name="software"
          legend={t('portals.add.software')}
          form={form}
          options={[
            ...presetNames.map((value) => ({ value, text: titles[value] })),
            { value: 'other', text: t('portals.add.other') },
          ]}
        />
        <TextField
          name="site"
          type="url"
          label={t('portals.add.site')}
          hint={t('portals.add.site.hint')}
          form={form}
          maxLength={2_000}
        />
        <button type="submit" class="btn btn-primary">
          {t('portals.add.next')}
        </button>
      </form>
    </StaffFrame>
  );
}
