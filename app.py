"""Serve the page: `streamlit run app.py`, or `hiacalc app`."""

import streamlit as st

from hiacalc.ui.server.serving import SCRIPT, guards, ready

app = st.App(SCRIPT, lifespan=ready, middleware=guards())
