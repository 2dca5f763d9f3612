/** Words for people who are not members of the committee; what stands before them (县、镇) belongs to the name. */
const PEOPLE =
  '人大代表|党代表|党员代表|村民代表|居民代表|群众代表|企业家代表|企业代表|企业家|企业负责人|民主党派(?:成员|人士)?|党派代表|工商联(?:会员)?|商会(?:会员|代表)?|统战(?:人士|对象)|(?:宗教|各)界(?:人士|代表)(?:人士)?|党外(?:人士|知识分子)|台属(?:代表)?|侨眷(?:代表)?|侨界人士|无党派人士|新?乡贤(?:代表|人士)?|专家(?:学者)?|律师|老师|教授|讲师|医生|医务人员|法官|检察官|志愿者|负责(?:人|同志)|村(?:（社区）)?干部(?:代表)?|社区干部|干部代表|离退休(?:老)?干部|老干部|退役军人|职能部门|相关部门|有关部门|单位代表|代表人士|派出所|司法所|卫生院|供电所|人大工委|人大主席团|妇联|团委|共青团|工会|网格员|物业(?:公司|代表)|业主代表|家长代表|教师代表|农户代表|种植大户|致富带头人';
const JOINING = /(?:邀请|特邀|约请|请(?!假|示|各)|联合|会同|协同|携手|配合|与|和|吸收|组织(?:政协)?委员(?:和|与|、|及))\s*/g;
const LIST = new RegExp(
  `^((?:(?:在外|在乡|在职)?[^，,。；;、和与及对就围在到参开召进共一深]{0,10}?(?:${PEOPLE})|(?:县|市|区|省|镇|乡|街道)(?=[、和]))(?:[、和与及]|以及)?)+`,
);

/** Finds the outside participants a passage names: 联合县人大代表, 邀请村民代表、部门负责人, 与统战人士座谈. */
export function outsideOf(text: string): string[] {
  const found = [...text.matchAll(JOINING)].flatMap(({ 0: word, index }) => peopleAt(text.slice(index + word.length)));
  return [...new Set([...found, ...attending(text)])];
}

/** …、委员和村干部代表参加 */
function attending(text: string): string[] {
  const match = /(?:^|[，,、和与及\s])([^，,、和与及\s]{0,8}(?:代表|人士|干部|乡贤))(?:参加|列席|参与)(?!会)/.exec(text);
  return match?.[1] !== undefined && !/委员/.test(match[1]) ? peopleAt(match[1]) : [];
}

function peopleAt(text: string): string[] {
  const list = LIST.exec(text)?.[0] ?? '';
  const parts = list
    .split(/、|和|与|及|以及/)
    .map((part) => part.trim())
    .filter((part) => part.length > 0);
  const shared = /(人大代表|党代表|政协委员)$/.exec(parts.find((part) => part.length > 2) ?? '')?.[1] ?? '';
  return parts
    .map((part) => (/^(?:县|市|区|省|镇|乡|街道)$/.test(part) ? part + shared : part))
    .map((part) => part.replace(/^(?:相关|有关|部分|各|本地|辖区|的)(?=.{3})/, ''))
    .filter((part) => part.length >= 2 && !/委员$/.test(part));
}
