/** What becomes of an opinion item; `KEPT` is not used and says why. */
export type OpinionOutcome = 'COUNTY' | 'CITY' | 'KEPT' | 'WAITS';

export interface SampleOpinion {
  readonly day: string;
  readonly reporter: string;
  readonly title: string;
  readonly text: string;
  readonly outcome: OpinionOutcome;
}

/** By township. Made up, as the whole county is. */
export const SAMPLE_OPINIONS: Readonly<Record<string, readonly SampleOpinion[]>> = {
  '990101001': [
    {
      day: '2023-03-22',
      reporter: '01',
      title: '学校门口早高峰缺少临时停靠区',
      text: '接送车辆停在主车道上，既堵又险。建议在校门两侧划定十分钟临停区，由志愿者疏导。',
      outcome: 'COUNTY',
    },
    {
      day: '2023-05-15',
      reporter: '02',
      title: '老旧小区消防栓水压不足',
      text: '抽查的三个小区有两个高层水压达不到要求。建议由消防和供水部门联合检测，先修主管网。',
      outcome: 'COUNTY',
    },
    {
      day: '2023-06-26',
      reporter: '04',
      title: '菜市场周边垃圾清运间隔过长',
      text: '收市后垃圾要到次日早上才清，夏天气味扰民。建议收市后加清一次。',
      outcome: 'COUNTY',
    },
    {
      day: '2023-08-21',
      reporter: '06',
      title: '社区文体场馆周末开放时间偏短',
      text: '周末下午四点闭馆，上班族用不上。建议周末开放到晚上八点。',
      outcome: 'KEPT',
    },
    {
      day: '2023-09-18',
      reporter: '05',
      title: '共享电动车占用盲道',
      text: '公交首末站和商场门口车辆压住盲道。建议企业按泊位投放，街道定点巡查。',
      outcome: 'COUNTY',
    },
    {
      day: '2023-10-30',
      reporter: '07',
      title: '楼道照明报修无人回应',
      text: '无物业小区灯坏了找不到人修。建议社区设小修小补专账，三天内处理。',
      outcome: 'COUNTY',
    },
    {
      day: '2023-12-11',
      reporter: '09',
      title: '冬季供暖报修渠道不清楚',
      text: '居民报修要打三个电话才能找到人。建议在单元门张贴统一报修电话。',
      outcome: 'WAITS',
    },
  ],
  '990101101': [
    {
      day: '2023-04-12',
      reporter: '04',
      title: '部分村卫生室周末无人值班',
      text: '走访中听到，有三个村的卫生室周末不开门，老人就医要到镇上。建议由镇卫生院安排轮值。',
      outcome: 'CITY',
    },
    {
      day: '2023-05-22',
      reporter: '02',
      title: '通村公路缺少错车台',
      text: '农忙时农机和客车会车要倒行几百米。建议每公里增设一处错车台。',
      outcome: 'COUNTY',
    },
    {
      day: '2023-07-17',
      reporter: '03',
      title: '农药包装废弃物无处回收',
      text: '空瓶空袋扔在田埂沟渠，下雨冲进河道。建议农资店设回收箱并按量补助。',
      outcome: 'COUNTY',
    },
    {
      day: '2023-10-23',
      reporter: '06',
      title: '秋粮晾晒占用公路',
      text: '收获季节公路单侧晾晒，夜间行车危险。建议在村组闲置场院设晾晒点。',
      outcome: 'COUNTY',
    },
  ],
  '990101201': [
    {
      day: '2023-04-03',
      reporter: '03',
      title: '山区手机信号盲区影响防汛预警',
      text: '两个自然村没有手机信号，汛期预警靠人上门通知。建议在汛期前架设临时基站。',
      outcome: 'COUNTY',
    },
    {
      day: '2023-06-12',
      reporter: '05',
      title: '采茶季用工信息不通',
      text: '茶农临时找不到人，村民想做短工又不知道哪家要人。建议村里设采茶用工登记台。',
      outcome: 'COUNTY',
    },
    {
      day: '2023-09-25',
      reporter: '06',
      title: '山区老人取慢性病药不便',
      text: '取药要坐两个小时班车下山。建议卫生室代配，每月送药上门一次。',
      outcome: 'CITY',
    },
    {
      day: '2023-11-20',
      reporter: '08',
      title: '茶叶初制加工用电价格偏高',
      text: '初制加工按一般工商业电价计费，小茶厂负担重。建议执行农业生产电价。',
      outcome: 'WAITS',
    },
  ],
};
