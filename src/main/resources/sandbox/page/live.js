// Shows what has changed without a reload; what is being typed stays as it is.
const live = () => document.getElementById("live");

async function look() {
  if (document.hidden || !live()) {
    return;
  }
  const text = await (await fetch(location.href)).text();
  const news = new DOMParser().parseFromString(text, "text/html").getElementById("live");
  if (!news || news.innerHTML === look.seen) {
    return;
  }
  if (look.seen !== undefined) {
    const folds = [...live().querySelectorAll("details")].map((fold) => fold.open);
    const shown = document.importNode(news, true);
    shown.querySelectorAll("details").forEach((fold, i) => (fold.open = folds[i] ?? fold.open));
    live().replaceWith(shown);
  }
  look.seen = news.innerHTML;
}

setInterval(() => look().catch(() => {}), 1000);
look().catch(() => {});
