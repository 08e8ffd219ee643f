// "Bild kopieren": the figure as PNG in the clipboard, to be pasted into a slide or a mail. Where the browser cannot do that, the
// button stays hidden; the link to the file is beside it.

for (const item of document.querySelectorAll('[data-copy-image]')) {
  if (!navigator.clipboard?.write || !window.ClipboardItem) continue; // only secure contexts may write to the clipboard
  const [button, said] = [item.querySelector('button'), item.querySelector('[role="status"]')];
  item.hidden = false;
  button.addEventListener('click', async () => {
    button.disabled = true;
    said.textContent = 'wird gezeichnet …';
    try {
      // The clipboard takes the promise: a click must not be over before its write begins.
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': image(item.dataset.copyImage) })]);
      said.textContent = 'kopiert';
    } catch {
      said.textContent = 'Kopieren nicht möglich';
    }
    button.disabled = false;
    button.focus();
    setTimeout(() => { said.textContent = ''; }, 4000);
  });
}

async function image(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.blob();
}
