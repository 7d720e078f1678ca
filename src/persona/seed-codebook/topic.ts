/** What users come back to talk about. */
import { archetypesOf } from "./archetype.ts";

export const TOPICS = archetypesOf("topic", [
  {
    name: "trip-planning",
    label: "trip planning",
    phrases: `travel itineraries, flights and hotels, city breaks, holidays abroad, backpacking on a budget,
      road trips, vacation ideas`,
  },
  {
    name: "home-cooking",
    label: "home cooking",
    phrases: "recipes, baking bread, weeknight dinners, meal prep, cooking at home, desserts",
  },
  {
    name: "vegetarian-food",
    label: "vegetarian food",
    phrases: "vegan recipes, plant-based meals, meatless dishes, vegetarian diet, vegan food",
  },
  {
    name: "restaurants",
    label: "restaurants",
    phrases: `eating out, dinner reservations, cafes and coffee shops, street food, good places to eat,
      wine bars`,
  },
  {
    name: "hiking",
    label: "hiking",
    phrases: "mountain trails, camping, trekking, long walks, outdoor adventures, nature walks",
  },
  {
    name: "fitness",
    label: "fitness training",
    phrases: "running, gym workouts, weight lifting, marathon training, yoga, cycling, home exercise",
  },
  {
    name: "team-sports",
    label: "team sports",
    phrases: "football, basketball, soccer matches, cricket, ice hockey, following a club, baseball",
  },
  {
    name: "playing-music",
    label: "music",
    phrases: `playing guitar, piano practice, songwriting, concerts, singing, jazz records, band rehearsals`,
  },
  {
    name: "films-and-series",
    label: "films and series",
    phrases: "movies, TV shows, cinema, Netflix series, science fiction films, documentaries, anime",
  },
  {
    name: "books",
    label: "books",
    phrases: `novels, reading, fantasy literature, book clubs, audiobooks, favourite authors, short stories`,
  },
  {
    name: "video-games",
    label: "video games",
    phrases: `gaming, PC games, role-playing games, Nintendo, PlayStation, multiplayer games, Minecraft`,
  },
  {
    name: "photography",
    label: "photography",
    phrases: "cameras, portrait photos, landscape photography, lenses, photo editing",
  },
  {
    name: "gardening",
    label: "gardening",
    phrases: "houseplants, growing vegetables, flowers, lawn care, balcony garden, indoor plants",
  },
  {
    name: "pets",
    label: "pets",
    phrases: "dogs, cats, puppy training, pet food, aquarium fish, a rescue dog",
  },
  {
    name: "personal-finance",
    label: "personal finance",
    phrases: `budgeting, saving money, investing, stocks, mortgage, retirement savings, household budget`,
  },
  {
    name: "language-learning",
    label: "language learning",
    phrases: `learning Spanish, French lessons, vocabulary practice, Japanese lessons,
      speaking a foreign language, Duolingo`,
  },
  {
    name: "career",
    label: "career and job search",
    phrases: "job interviews, CV writing, cover letters, changing careers, salary negotiation, resume",
  },
  {
    name: "exam-preparation",
    label: "exam preparation",
    phrases: `exams, homework, revision for a test, SAT prep, study plans, coursework, algebra homework`,
  },
  {
    name: "fashion",
    label: "fashion",
    phrases: "clothes, outfits, shoes, sneakers, jewellery, skincare and makeup, shoe sizes",
  },
  {
    name: "order-delivery",
    label: "order delivery",
    phrases: `shipping, parcel tracking, delivery times, late packages, order status, express shipping`,
  },
  {
    name: "returns-and-refunds",
    label: "returns and refunds",
    phrases: "refunds, returning items, exchanges, damaged goods, money back, warranty claims",
  },
  {
    name: "billing",
    label: "billing and subscriptions",
    phrases: `invoices, subscription plans, payment methods, pricing tiers, cancelling a subscription,
      billing questions`,
  },
  {
    name: "account-access",
    label: "account access",
    phrases: `password reset, login problems, locked account, two-factor authentication, account settings,
      user permissions`,
  },
  {
    name: "product-setup",
    label: "product setup",
    phrases: `installation, getting started, configuration, integrations, onboarding, importing data, API keys`,
  },
]);
