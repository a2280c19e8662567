import { type Problem, readProcesses } from '#engine';
import { type Command, MisuseError, readArguments } from './command.ts';
import { printProblems } from './problems.ts';
import { readXml } from './readXml.ts';

async function check(file: string): Promise<Problem[]> {
  const read = await readProcesses(readXml(file), { file });
  if (!read.ok) return read.problems;
  for (const process of read.value) {
    console.log(
      `${file}：流程“${process.name ?? process.id}”可以执行，${Object.keys(process.nodes).length} 个元素，摘要 ${process.digest}`,
    );
  }
  return [];
}

/** Whether BPMN files compile; each problem with its element. */
export const bpmnCheck: Command = async ({ argv }) => {
  const { positionals } = readArguments(argv, []);
  if (positionals.length === 0) throw new MisuseError('请给出 BPMN 文件，例如：wutong bpmn check flow.bpmn');
  const problems = (await Promise.all(positionals.map(check))).flat();
  printProblems(problems);
  return problems.length > 0 ? 1 : 0;
};
