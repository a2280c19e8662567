import { type Command, MisuseError, readArguments } from './command.ts';
import { withStore } from './database.ts';

const FLAGS = ['name', 'level', 'division', 'parent', 'address', 'phone', 'data'];
const LEVELS = ['province', 'city', 'county', 'town', 'village'];

/** Adds an office to the organization, from the top down: the beginning of an installation without demo. */
export const officeAdd: Command = async (invocation) => {
  const { values, positionals } = readArguments(invocation.argv, FLAGS);
  const [id] = positionals;
  const { name, level, division } = values;
  if (!id || !name || !level || !division)
    throw new MisuseError(
      '用法：wutong office add 编号 --name 名称 --level 层级 --division 区划代码 [--parent 上级编号]',
    );
  if (!/^[A-Za-z0-9_-]{1,40}$/.test(id)) throw new MisuseError(`机构编号“${id}”只能用字母、数字、短横线和下划线。`);
  if (!LEVELS.includes(level)) throw new MisuseError(`层级“${level}”不正确，应为 ${LEVELS.join('、')} 之一。`);
  if (!/^\d{12}$/.test(division)) throw new MisuseError(`区划代码“${division}”应为12位数字。`);
  return withStore(invocation, values.data, async (store) => {
    const offices = await store.offices();
    if (offices.some((office) => office.id === id)) throw new MisuseError(`机构编号“${id}”已被使用。`);
    const parent = offices.find((office) => office.id === values.parent);
    if (values.parent && !parent) throw new MisuseError(`没有上级机构“${values.parent}”，请先新增上级。`);
    const { address = null, phone = null } = values;
    const path = `${parent?.path ?? '/'}${id}/`;
    await store.saveOffices([{ id, parent: parent?.id ?? null, path, name, level, division, address, phone }]);
    console.log(`已新增机构：${name}（${id}）`);
    return 0;
  });
};
