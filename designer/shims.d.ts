/** Libraries without types, as far as we use them. */
declare module 'bpmn-js-i18n-zh/lib/bpmn-js/index.js' {
  const texts: Record<string, string>;
  export default texts;
}
