import { describe, expect, it } from "vitest";
import { learned } from "./learned.ts";

describe("a taste stated in the first person", () => {
  it.each([
    ["I love jazz.", "+jazz"],
    ["I don't eat fish, good to know before you plan the dinner.", "-fish"],
    ["I really like cycling, running not so much.", "+cycling"],
    // Its letters alone would be three words of Czech.
    ["I prefer q3v51z charts.", "+q3v51z charts"],
    ["I really like spicy food!", "+spicy food"],
    ["Honestly, I adore old trains.", "+old trains"],
    ["i enjoy crossword puzzles a lot", "+crossword puzzles"],
    ["I'm really into pottery these days.", "+pottery"],
    ["I am a huge fan of detective stories", "+detective stories"],
    ["I'm fond of long walks.", "+long walks"],
    ["I'm keen on sailing too", "+sailing"],
    ["I am passionate about typography.", "+typography"],
    ["I'm obsessed with sourdough", "+sourdough"],
    ["I have a soft spot for silent films.", "+silent films"],
    ["I've always loved thunderstorms", "+thunderstorms"],
    ["My favourite season is autumn.", "+autumn as favorite season"],
    ["My favorite drink is iced coffee, by the way", "+iced coffee as favorite drink"],
    ["Nothing beats fresh bread.", "+fresh bread"],
    ["Origami is my passion.", "+Origami"],
    ["Ramen is my absolute favourite", "+Ramen"],
    ["I can't get enough of mango.", "+mango"],
    ["I always go for window seats.", "+window seats"],
    ["I only drink decaf coffee.", "+decaf coffee"],
    ["I usually stick to the metric system", "Units=metric"],
    ["I'm a night market enthusiast.", "+night market"],
    ["I'm a dog person.", "+dogs"],
    ["We love camping in the mountains.", "+camping in the mountains"],
    ["My wife and I love ballroom dancing.", "+ballroom dancing"],
    ["I prefer devices that work with my old amplifier.", "+devices that work with my old amplifier"],
    ['I prefer "artistic works".', "+artistic works"],
    ["I prefer tea over coffee.", "+tea over coffee"],
    ["I prefer trains to planes", "+trains over planes"],
    ["I'd rather have soup than salad.", "+soup over salad"],
    ["I prefer to walk rather than drive.", "+walking over driving"],
    ["I guess I like chess.", "+chess"],
    ["I think I prefer hardcovers.", "+hardcovers"],
    ["Love hiking!", "+hiking"],
    ["I swear by wool socks", "+wool socks"],
    ["I live for the mountains", "+mountains"],
    ["I like the sound of rain.", "+sound of rain"],
    ["I love the Beatles.", "+the Beatles"],
    ["I like JavaScript and C++", "+JavaScript", "+C++"],
    ["I like jazz, though I hate opera.", "+jazz", "-opera"],
    ["I love old maps because they tell stories.", "+old maps"],
    ["Me too! I love sushi.", "+sushi"],
    ["I like board games, do you?", "+board games"],
    ["I love music, especially bossa nova", "+music", "+bossa nova"],
    ["I used to love meat but now prefer fish.", "+fish"],
    ["I used to hate running. Now I love running.", "+running"],
  ])("%s", (sentence, ...expected) => {
    expect(learned(sentence)).toEqual(expected);
  });

  it.each([
    ["I hate cilantro.", "-cilantro"],
    ["I really dislike crowded bars", "-crowded bars"],
    ["I can't stand loud music.", "-loud music"],
    ["I detest phone calls", "-phone calls"],
    ["I'm not a fan of horror films.", "-horror films"],
    ["I am not into golf.", "-golf"],
    ["I don't like mushrooms", "-mushrooms"],
    ["I don't really care for raw onions.", "-raw onions"],
    ["I avoid red-eye flights.", "-red-eye flights"],
    ["I try to stay away from sugary drinks.", "-sugary drinks"],
    ["I'm tired of reality shows", "-reality shows"],
    ["I never use plastic bags.", "-plastic bags"],
    ["No coriander for me.", "-coriander"],
    ["I don't drink alcohol-free beer", "-alcohol-free beer"],
    ["Golf isn't my thing.", "-Golf"],
    ["I've never been a fan of musicals", "-musicals"],
    ["I'm sick of superhero movies.", "-superhero movies"],
    ["I don't eat pork or shellfish", "-pork", "-shellfish"],
    ["Not a fan of escape rooms.", "-escape rooms"],
    ["I could do without small print", "-small print"],
  ])("%s (disliked)", (sentence, ...expected) => {
    expect(learned(sentence)).toEqual(expected);
  });
});

describe("a list of tastes", () => {
  it.each([
    ["I like hiking, chess and old films.", "+hiking", "+chess", "+old films"],
    ["I love to bake cakes and knit.", "+baking cakes", "+knitting"],
    [
      "I like to swim, read comics, and play the cello too",
      "+swimming",
      "+reading comics",
      "+playing the cello",
    ],
    ["I enjoy playing guitar and piano.", "+playing guitar", "+playing piano"],
    ["I love fish and chips", "+fish and chips"],
    ["I'm into rock and roll, blues and soul.", "+rock and roll", "+blues", "+soul"],
    ["My hobbies are pottery and fencing.", "+pottery", "+fencing"],
    ["My hobbies include making candles, juggling and skiing", "+making candles", "+juggling", "+skiing"],
    ["I hate olives and anchovies", "-olives", "-anchovies"],
    ["I love peanut butter, sorbet and whole grains", "+peanut butter", "+sorbet", "+whole grains"],
    ["I like The Cure and The Smiths", "+The Cure", "+The Smiths"],
    ["I enjoy learning about old maps and ships.", "+learning about old maps", "+learning about ships"],
    ["I love bands like Blur and Pulp.", "+Blur", "+Pulp"],
    ["I like strategy games like Civilization.", "+strategy games", "+Civilization"],
    ["I'm a fan of the Discworld series and J. Hendrix.", "+the Discworld series", "+J Hendrix"],
    ["I like to keep fit and play squash.", "+keeping fit", "+playing squash"],
    ["I like to sketch trams and love beekeeping.", "+sketching trams", "+beekeeping"],
    ["I like to knit, dance classes, and sail", "+knitting", "+dance classes", "+sailing"],
  ])("%s", (sentence, ...expected) => {
    expect(learned(sentence)).toEqual(expected);
  });

  it.each([
    ["I like going camping with my kids and grandkids.", "+going camping with my kids and grandkids"],
    ["I love watching my pupils learn and improve.", "+watching my pupils learn and improve"],
    ["I like working in small and friendly teams.", "+working in small and friendly teams"],
    ["I love gardening now and then.", "+gardening"],
    ["I love hot and sour soup.", "+hot and sour soup"],
  ])("is one taste in %s", (sentence, expected) => {
    expect(learned(sentence)).toEqual([expected]);
  });

  it.each([
    ["I love crime novels and hope to publish one.", "+crime novels"],
    ["I like listening to podcasts, and sometimes audiobooks will do.", "+listening to podcasts"],
    ["I like to add raisins or figs to my porridge."],
    ["I love helping neighbours find the flats they're after.", "+helping neighbours find the flats"],
  ])("ends where something else is said: %s", (sentence, ...expected) => {
    expect(learned(sentence)).toEqual(expected);
  });
});

describe("the wording of a taste", () => {
  it.each([
    ["I like a lot of different cheeses.", "+cheeses"],
    ["I like to do all kinds of climbing.", "+climbing"],
    ["I'm a huge board game fan.", "+board games"],
    ["I'm not a big comic person.", "-comics"],
    ["I'm not much of a dancer any more.", "-dancing"],
    ["I've been reading a lot of poetry lately.", "+reading poetry"],
    ["I've been playing the cello since school.", "+playing the cello"],
    ["I've been reading the manual."],
    ["I could eat ramen every day.", "+ramen"],
    ["I love a good ghost story.", "+ghost stories"],
    ["I like my tea strong.", "+strong tea"],
    ["I love everything about lighthouses.", "+lighthouses"],
    ["I speak Danish and Frisian.", "+speaking Danish", "+speaking Frisian"],
    ["I'm an only child.", "+only child"],
    ["I treat myself to cake every once in a while."],
    ["Mild is my favourite curry.", "+Mild as favorite curry"],
    ["Bold is my favourite typeface for posters."],
  ])("%s", (sentence, ...expected) => {
    expect(learned(sentence)).toEqual(expected);
  });

  it.each([
    "I don't like that, show another",
    "I like to think I'm patient.",
    "I'm a pretty good driver.",
    "I'm a fussy eater.",
    "My job is boring.",
    "I hate waiting for my parcel.",
    "I prefer the evening.",
    "I prefer something with a view.",
    "I like to watch all sorts of things.",
    "I love sewing similar things.",
    "I've been playing both lutes lately.",
    "I love visiting their gardens.",
    "I love my new job.",
    "I hate the weather.",
    "I'm sick of my commute.",
    "I have good taste in wine.",
  ])("says too little in %s", (sentence) => {
    expect(learned(sentence)).toEqual([]);
  });
});

describe("what somebody does with their time", () => {
  it.each([
    ["I play the piano.", "+playing the piano"],
    ["I collect stamps", "+collecting stamps"],
    ["In my free time I build model ships.", "+building model ships"],
    ["I spend my weekends restoring furniture.", "+restoring furniture"],
    ["I volunteer at an animal shelter.", "+volunteering at an animal shelter"],
    ["I usually cook Thai food", "+cooking Thai food"],
    ["I go climbing every weekend.", "+going climbing"],
    ["I'm learning to sail.", "+learning to sail"],
    ["I paint landscapes and sing in a choir", "+painting landscapes", "+singing in a choir"],
    ["I have two cats.", "+two cats"],
    ["I work from home.", "+working from home"],
    ["I grew up on a farm", "+growing up on a farm"],
    ["I meditate every morning.", "+meditating"],
    ["I write short stories.", "+writing short stories"],
    ["I make candles.", "+making candles"],
    ["We live on a houseboat.", "+living on a houseboat"],
    ["I've been listening to a lot of opera lately.", "+listening to opera"],
    ["I play a little chess.", "+playing chess"],
    ["My favourite thing to do is bake.", "+baking"],
    ["I'd rather stay home than go out.", "+staying home"],
    ["I'm studying to be a midwife.", "Role=trainee midwife"],
    ["I'm reading Middlemarch."],
  ])("%s", (sentence, ...expected) => {
    expect(learned(sentence)).toEqual(expected);
  });
});
