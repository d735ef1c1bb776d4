import "./store.js";
