"""Serve the page: `streamlit run app.py`, or `hiacalc app`."""

import streamlit as st

from hiacalc.ui.serving import SCRIPT, ready

app = st.App(SCRIPT, lifespan=ready)
