new PagefindUI({ element: '#search', showSubResults: true, showImages: false });
