import { describe, expect, it } from "vitest";
import { extractByRules } from "../../../src/persona/rules/extract.ts";
import { learned } from "./learned.ts";

describe("a fact to be kept", () => {
  it.each([
    ["Call me Sam.", "Name=Sam"],
    ["call me ishmael", "Name=Ishmael"],
    ["Please call me Ines, the rest is for the passport.", "Name=Ines"],
    ["My name is Tariq by the way.", "Name=Tariq"],
    ["My name is Ana Lucia.", "Name=Ana Lucia"],
    ["I'm Priya.", "Name=Priya"],
    ["Hi, I'm Jonas, nice to meet you", "Name=Jonas"],
    ["I go by Kit", "Name=Kit"],
    ["Actually, call me Bo please.", "Name=Bo"],
    ["My pronouns are they/them.", "Pronouns=they/them"],
    ["I use she/her pronouns", "Pronouns=she/her"],
    ["I'm a nurse.", "Role=nurse"],
    ["I work as a data engineer.", "Role=data engineer"],
    ["As a teacher, I have little time", "Role=teacher"],
    ["I teach chemistry.", "Role=chemistry teacher"],
    ["I work in healthcare.", "+healthcare"],
    ["I'm studying physics", "+physics"],
    ["I'm new to Python.", "+beginner in Python"],
    ["I know nothing about networking", "+beginner in networking"],
    ["I'm an expert in Kubernetes", "+experienced with Kubernetes"],
    ["I have ten years of experience with Rust.", "+experienced with Rust"],
    ["I've been using Blender for five years", "+experienced with Blender"],
    ["I'm not very technical.", "Level=non-technical"],
    ["I'm a complete beginner", "Level=beginner"],
    ["Don't mention my ex.", "Off limits=ex"],
    ["Never bring up football again", "Off limits=football"],
    ["Please don't talk about politics.", "Off limits=politics"],
    ["Please answer in German.", "Language=German"],
    ["Could you reply in Spanish?", "Language=Spanish"],
    ["We use metric.", "Units=metric"],
    ["Use metric", "Units=metric"],
    ["Temperatures in Fahrenheit please", "Units=Fahrenheit"],
    ["Prices in euros please.", "Currency=EUR"],
    ["I write dates day first.", "Dates=day first"],
    ["Use British spelling", "Spelling=British"],
    ["I'm in London.", "Time zone=London"],
    ["My time zone is CET", "Time zone=CET"],
    ["I use the 24-hour clock.", "Dates=24-hour clock"],
  ])("%s", (sentence, ...expected) => {
    expect(learned(sentence)).toEqual(expected);
  });

  it("is experience where a level is named", () => {
    expect(learned("I'm an experienced developer.")).toContain("+experienced developer");
  });
});

describe("another language", () => {
  it.each([
    ["Ich möchte gerne wissen, wie ich meine Rechnung bezahlen kann, und bitte auf Papier.", "German"],
    ["Bonjour, je voudrais savoir comment faire pour changer mon adresse, merci.", "French"],
    ["Hola, me gusta mucho el café y quiero saber dónde está la tienda.", "Spanish"],
    ["Ciao, vorrei sapere come posso cambiare la mia prenotazione, grazie.", "Italian"],
    ["Olá, eu gosto muito de música e quero saber como posso comprar os ingressos.", "Portuguese"],
    ["Hallo, ik wil graag weten hoe ik mijn bestelling kan annuleren, bedankt.", "Dutch"],
    ["你好，我想知道怎么退款。", "Chinese"],
    ["こんにちは、予約を変更したいです。", "Japanese"],
    ["안녕하세요, 주문을 취소하고 싶어요.", "Korean"],
    ["Здравствуйте, я хочу изменить заказ.", "Russian"],
    ["مرحبا، أريد تغيير الحجز", "Arabic"],
  ])("%s", (sentence, language) => {
    expect(learned(sentence)).toEqual([`Language=${language}?`]);
  });
});

describe("what a conversation is about", () => {
  const about = (...turns: string[]): string[] =>
    extractByRules(turns)
      .filter(({ facet, explicit }) => facet === "topic" && !explicit)
      .map(({ attribute }) => attribute);

  it.each([
    ["My refund has not arrived", "refunds"],
    ["I need a flight to Oslo", "flights"],
    ["Which restaurants are open late?", "restaurants"],
    ["How do I write a function in Python?", "programming"],
  ])("%s", (sentence, subject) => {
    expect(about(sentence)).toContain(subject);
  });

  it.each([
    ["Can you book me a table and then book a cab?", "books"],
    ["Let's play cards. We play whenever they come to play.", "theatre"],
    ["My driving coach is late.", "bus travel"],
    ["The balance of my account is wrong.", "top-ups"],
    ["What a team! Our team won against your team.", "work life"],
  ])("%s is not about %s", (sentence, subject) => {
    expect(about(sentence)).not.toContain(subject);
  });

  it("is two subjects at most", () => {
    expect(about("hotel flight restaurant recipe concert novel puppy yoga").length).toBe(2);
  });

  it("is nothing where nothing is said", () => {
    expect(about("Hello there", "ok thanks")).toEqual([]);
  });
});
