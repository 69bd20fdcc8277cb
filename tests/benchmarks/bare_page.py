"""The page that ours is measured against: one slider, one figure, one bar chart."""

import streamlit as st

moved = st.slider("Slider", 0, 100, 20)
st.metric("Figure", str(moved * 1000))
st.bar_chart({"a": [moved, 2, 3, 4, 5]}, height=360)
