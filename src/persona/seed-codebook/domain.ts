/** The fields that users work in. */
import { archetypesOf } from "./archetype.ts";

export const DOMAINS = archetypesOf("domain", [
  {
    name: "web-development",
    label: "web development",
    phrases: `frontend development, React, JavaScript websites, HTML and CSS, TypeScript web apps,
      a Next.js site`,
  },
  {
    name: "mobile-apps",
    label: "mobile app development",
    phrases: "iOS apps, Android development, Swift, Flutter, React Native apps, Kotlin",
  },
  {
    name: "databases",
    label: "databases and backend services",
    phrases: "SQL queries, Postgres, database design, REST APIs, backend development, MySQL",
  },
  {
    name: "cloud-infrastructure",
    label: "cloud infrastructure",
    phrases: `AWS, Kubernetes, Docker containers, DevOps, server administration, deployment pipelines, Terraform`,
  },
  {
    name: "machine-learning",
    label: "machine learning",
    phrases: `deep learning, neural networks, training models, artificial intelligence, language models, PyTorch`,
  },
  {
    name: "data-analysis",
    label: "data analysis",
    phrases: "statistics, Excel spreadsheets, dashboards, data science, business intelligence, pandas",
  },
  {
    name: "game-development",
    label: "game development",
    phrases: "Unity, Unreal Engine, game design, indie game developer, making games, Godot",
  },
  {
    name: "online-retail",
    label: "online retail",
    phrases: `an online shop, e-commerce, Shopify store, selling products online, dropshipping,
      marketplace seller`,
  },
  {
    name: "digital-marketing",
    label: "digital marketing",
    phrases: `SEO, social media campaigns, content marketing, advertising, newsletter campaigns, brand promotion`,
  },
  {
    name: "accounting",
    label: "accounting",
    phrases: "bookkeeping, tax returns, client invoicing, financial reports, payroll, VAT",
  },
  {
    name: "human-resources",
    label: "human resources",
    phrases: `hiring, recruitment, employee onboarding, staff management, performance reviews,
      interviewing candidates`,
  },
  {
    name: "sales",
    label: "sales and CRM",
    phrases: `sales pipeline, lead generation, customer relationship management, cold outreach, closing deals,
      B2B sales`,
  },
  {
    name: "product-design",
    label: "product design",
    phrases: "UX design, user interfaces, graphic design, Figma, prototyping, typography",
  },
  {
    name: "contract-law",
    label: "legal work",
    phrases: `contracts, law firm, legal compliance, terms and conditions, intellectual property, paralegal`,
  },
  {
    name: "academic-research",
    label: "academic research",
    phrases: `scientific papers, literature reviews, a thesis, peer review, laboratory experiments,
      journal articles`,
  },
]);
