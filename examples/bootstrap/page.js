document.querySelector('#by-code').addEventListener('click', () => {
  document.querySelector('#feedback').open();
});
