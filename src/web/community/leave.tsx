// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { CommunityRole } from '../../membership/domain/permissions.js';
import type { Successor } from '../../membership/use-cases/leaving/list-successors.js';
import { Breadcrumb } from '../components/breadcrumb.js';
import { Icon } from '../components/icon.js';
import { PageHead } from '../components/page-head.js';
import { PostForm } from '../components/post-form.js';
import { ChooseSuccessor, LastManager } from '../leaving/last-manager.js';
import { useView } from '../view.js';
import { hiddenFields } from './join.js';
import type { ReturnAddress } from './return-address.js';

export interface LeaveProps {
  readonly slug: string;
  readonly name: string;
  readonly roles: readonly CommunityRole[];
  readonly lastManager: boolean;
  /** Whom the last manager asked to take over. */
  readonly successors: readonly Successor[];
  readonly portals: readonly { readonly name: string; readonly controller: string }[];
  readonly back: ReturnAddress;
}

const stays = ['content', 'history', 'others', 'again'] as const;

/** What ends, what stays, who will know; one click. */
export function Leave(props: LeaveProps): VNode {
  const { slug, name, roles, lastManager, successors, portals, back } = props;
  const { t } = useView();
  const title = t('leave.title', { community: name });
  return (
    <div class="narrow">
      <Breadcrumb
        crumbs={[
          { text: t('catalogue.title'), href: '/c' },
          { text: name, href: `/c/${slug}` },
          { text: t('leave.crumb') },
        ]}
      />
      <PageHead title={title} lead={t('leave.lead')} />
      {lastManager ? <LastManager slug={slug} successors={successors} /> : null}
      <h2>{t('leave.ends')}</h2>
      <ul class="checklist checklist--ends">
        {[
          t('leave.ends.membership'),
          ...roles.map((role) => t('leave.ends.role', { role: t(`role.${role}`) })),
        ].map((sentence) => (
          <li key={sentence}>
            <Icon name="close-circle" />
            <span>{sentence}</span>
          </li>
        ))}
      </ul>
      <h2>{t('leave.stays')}</h2>
      <ul class="checklist">
        {stays.map((what) => (
          <li key={what}>
            <Icon name="check-circle" />
            <span>{t(`leave.stays.${what}`)}</span>
          </li>
        ))}
      </ul>
      <h2>{t('leave.portals')}</h2>
      <p>{portals.length > 0 ? t('leave.portals.text') : t('leave.portals.none')}</p>
      <ul>
        {portals.map((portal) => (
          <li key={portal.name}>
            {portal.name} ({portal.controller})
          </li>
        ))}
      </ul>
      <PostForm action={`/c/${slug}/leave`} fields={hiddenFields(back)}>
        <ChooseSuccessor successors={successors} />
        <div class="actions">
          <button type="submit" class="btn btn-danger">
            {back.kind === 'portal'
              ? t('leave.button.back', { portal: back.name })
              : t('leave.button')}
          </button>
          <a href={back.kind === 'portal' ? back.url : `/c/${slug}`}>{t('leave.stay')}</a>
        </div>
      </PostForm>
    </div>
  );
}
