// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren, VNode } from 'preact';

interface PageHeadProps {
  readonly title: string;
  readonly lead?: ComponentChildren;
}

export function PageHead({ title, lead }: PageHeadProps): VNode {
  return (
    <div class="page-head">
      <h1>{title}</h1>
      {lead ? <p class="lead">{lead}</p> : null}
    </div>
  );
}
