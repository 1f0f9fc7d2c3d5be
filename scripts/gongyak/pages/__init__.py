"""The pages of the site: one module a kind of page, all rendered to ready HTML by ``render``."""
