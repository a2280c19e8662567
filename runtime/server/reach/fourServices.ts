/**
 * The four things for which nobody is to leave the village (EXP-JS-4, EXP-HEN-6): 参保登记、个人缴费、领待遇、权益维护, each
 * with the national items behind it. Lower packs' versions of an item count as that item.
 */
export const FOUR_SERVICES: { key: string; name: string; items: string[] }[] = [
  { key: 'join', name: '参保登记', items: ['urr-join'] },
  { key: 'pay', name: '个人缴费', items: ['urr-level'] },
  { key: 'draw', name: '领待遇', items: ['urr-benefit'] },
  { key: 'rights', name: '权益维护', items: ['benefit-cert', 'urr-change'] },
];
