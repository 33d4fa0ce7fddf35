"""The design system: form fields that draw themselves, components, page layouts. Built on the NHS design system."""
