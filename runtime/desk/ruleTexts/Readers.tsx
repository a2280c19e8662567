import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, type RuleTextDetail } from '../../ui/api/client.ts';
import { type Column, DataTable } from '../../ui/parts/DataTable.tsx';
import { ErrorAlert } from '../../ui/parts/ErrorAlert.tsx';
import { dayTime } from '../../ui/parts/times.ts';

type Reader = RuleTextDetail['readers'][number];

const columns: Column<Reader>[] = [
  { key: 'name', title: '人员', width: 160, render: ({ name }) => name },
  { key: 'office', title: '机构', card: 'title', render: ({ office }) => office },
  {
    key: 'at',
    title: '签收时间',
    width: 200,
    render: ({ at }) => (at === null ? <span className="wt-muted">未签收</span> : dayTime(at)),
  },
];

/** Who has to acknowledge this version, and who did; the reader's own button. */
export function Readers({ text }: { text: RuleTextDetail }) {
  const client = useQueryClient();
  const acknowledge = useMutation({
    mutationFn: () => api.acknowledge(text.ref, text.digest),
    onSuccess: (after) => {
      client.setQueryData(['ruleText', text.ref], after);
      void client.invalidateQueries({ queryKey: ['ruleTexts'] });
    },
    // Another version has come meanwhile: it is shown before it can be acknowledged.
    onError: () => void client.invalidateQueries({ queryKey: ['ruleText', text.ref] }),
  });
  const done = text.readers.filter(({ at }) => at !== null).length;
  return (
    <section className="wt-panel wt-rule-readers wt-no-print">
      <header>
        <h2>签收情况</h2>
        <span className="wt-muted wt-grow">
          应签收 {text.readers.length} 人，已签收 {done} 人
        </span>
        {text.mustRead && text.readAt === null ? (
          <Button type="primary" loading={acknowledge.isPending} onClick={() => acknowledge.mutate()}>
            我已阅读，签收
          </Button>
        ) : null}
      </header>
      <ErrorAlert error={acknowledge.error} />
      <DataTable
        label="签收情况"
        columns={columns}
        rows={text.readers}
        rowKey={({ name, office }) => `${office} ${name}`}
        empty={null}
      />
    </section>
  );
}
