// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { PortalAids } from '../../../portal/use-cases/prepare-portal.js';
import { EntryForm } from '../../components/entry-form.js';
import { type FormState, TextField } from '../../components/field.js';
import { Addresses, Body, Entry, Part, type NamedProvider } from '../form/fields.js';
import { Claims, Ending, Proof } from '../form/given.js';
import { Served } from '../form/served.js';
import { StaffFrame } from '../../staff/frame.js';
import { useView } from '../../view.js';

interface DescribeProps {
  readonly form: FormState;
  readonly aids: PortalAids;
  readonly scopes: readonly string[];
  readonly providers: readonly NamedProvider[];
}

/** Everything about the new portal; what the software needs stands there already. */
export function DescribePortal({ form, aids, scopes, providers }: DescribeProps): VNode {
  const { t } = useView();
  return (
    <StaffFrame title={t('portals.add')} lead={t('portals.add.describe')}>
      <EntryForm action="/staff/portals/new" form={form} submit={t('portals.add.save')}>
        <Part title={t('portals.form.body')}>
          <TextField
            name="client_id"
            label={t('portals.client_id')}
            hint={t('portals.form.client_id.hint')}
            form={form}
            maxLength={100}
            required
          />
          <Body form={form} controllers={aids.controllers} />
        </Part>
        <Served form={form} found={aids.found} />
        <Addresses form={form} />
        <Entry form={form} providers={providers} />
        <Claims form={form} scopes={scopes} />
        <Proof form={form} methods={['client_secret_basic', 'client_secret_post']} />
        <Ending form={form} />
      </EntryForm>
    </StaffFrame>
  );
}
