/** DMN as its own chunk: pages whose forms ask no decision do not load it. */
export { formDecide } from '#engine';
