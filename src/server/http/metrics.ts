type Labels = { readonly [name: string]: string | number };

/** Counters for `/metrics`. Labels are closed sets: routes, statuses, outcomes; never ids. */
export type Metrics = {
  readonly count: (name: CounterName, labels?: Labels, by?: number) => void;
  /** Prometheus text; gauges are measured when asked. */
  readonly render: (gauges: { readonly [name: string]: number }) => string;
};

const counters = {
  visitt_requests_total: 'Requests answered, by route and status.',
  visitt_request_seconds_total: 'Time spent on requests, by route.',
  visitt_pushes_total: 'Pushes, by result.',
  visitt_push_groups_total: 'Pushes of several devices written in one go, or apart after all.',
  visitt_operations_total: 'Operations answered, by outcome.',
  visitt_pulled_rows_total: 'Rows sent to devices.',
  visitt_vault_keys_total: 'Keys asked for after a log-in, by result.',
  visitt_losses_reported_total: 'Stores that browsers have lost, as devices told it.',
  visitt_logins_total: 'Log-ins, by result.',
} as const;

type CounterName = keyof typeof counters;

export function createMetrics(): Metrics {
  const values = new Map<CounterName, Map<string, number>>();
  return {
    count: (name, labels = {}, by = 1) => {
      const series = values.get(name) ?? new Map<string, number>();
      const key = Object.entries(labels)
        .map(([label, value]) => `${label}="${String(value).replaceAll(/["\\\n]/g, '_')}"`)
        .join(',');
      series.set(key, (series.get(key) ?? 0) + by);
      values.set(name, series);
    },
    render: (gauges) => {
      const counted = Object.entries(counters).flatMap(([name, help]) => [
        `# HELP ${name} ${help}`,
        `# TYPE ${name} counter`,
        ...[...(values.get(name as CounterName) ?? [])].map(
          ([key, value]) => `${name}${key && `{${key}}`} ${value}`,
        ),
      ]);
      const measured = Object.entries(gauges).flatMap(([name, value]) => [
        `# TYPE ${name} gauge`,
        `${name} ${value}`,
      ]);
      return `${[...counted, ...measured].join('\n')}\n`;
    },
  };
}
