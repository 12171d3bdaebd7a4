// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren, VNode } from 'preact';
import { useView } from '../view.js';

interface FigureProps {
  readonly title: string;
  readonly columns: readonly [string, string];
  readonly rows: readonly (readonly [string, string])[];
  readonly children: ComponentChildren;
}

/** A chart with the table that it was drawn from. */
export function Figure({ title, columns, rows, children }: FigureProps): VNode {
  const { t } = useView();
  return (
    <figure class="chart">
      {children}
      <details class="disclosure">
        <summary>{t('chart.table')}</summary>
        <table class="table table-sm">
          <caption class="visually-hidden">{title}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th scope="col" key={column}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
