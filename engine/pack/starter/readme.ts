/** What stands beside a new pack for the next person who opens it. */
export const starterReadme = (title: string): string => `# ${title}

内容包：只有内容，没有程序。事项“风筝放飞登记”为示例，请换成真实事项。

- \`wutong pack check .\`：检查格式、引用和检查规则
- \`wutong pack test .\`：执行 \`scenarios/\` 中的情景
- \`wutong pack diff 旧目录 .\`：与旧版比较

引用写作“命名空间:标识”，本包内可只写标识；文件名与标识一致。
`;
