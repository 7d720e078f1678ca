/** Verbs of things people do with their time; a base form of these after "I" or "and" is an activity. */

const ACTIVITY_VERBS = new Set(
  `act attend backpack bake barbecue bathe bicycle bike binge blog board bowl box brew brunch build
  camp canoe carve celebrate chase chat chill clean climb coach code collect color compete compose cook
  craft create crochet cross-stitch cuddle cycle dance decorate design dine discover dive do draw dress
  drink drive eat edit embroider enjoy entertain exercise experiment explore farm feed film fish fix fly
  forage game garden gamble get go golf grill grow hang hear help hike host hug hunt invent jam jog
  journal juggle karaoke kayak knit laugh lift listen learn lounge make meditate meet mow nap paint
  paraglide party perform photograph picnic plant play practice practise program quilt race raise read
  record relax rescue restore ride rock-climb roller-skate row run sail scrapbook scuba sculpt see sew
  shoot shop sing sit skate skateboard sketch ski skydive sleep snorkel snowboard socialize solve speak
  spend star-gaze stargaze stay stitch stream stretch stroll study sunbathe surf swim take talk tap
  taste teach tell think tinker train travel trek try tutor unwind visit vlog volunteer wake walk watch
  wear weave whittle window-shop work worship wrestle write yodel`
    .split(/\s+/u)
    .filter((word) => word !== ""),
);

export function isActivityVerb(word: string): boolean {
  return ACTIVITY_VERBS.has(word.toLowerCase());
}
