window.congkhaiSearch=[
["Figures of Sample Department A","don-vi/so-a/index.html","Page",""],
["Dossiers decided and Tỷ lệ đúng hạn","hinh/so-lieu-so-a/index.html","Figure",""],
["Figures of Sở Mẫu B","don-vi/so-b/index.html","Page",""],
["Dossiers decided and Tỷ lệ đúng hạn","hinh/so-lieu-so-b/index.html","Figure",""],
["Dossiers","index.html","Page","Dossiers at a glance. · All units"],
["Tỷ lệ đúng hạn","hinh/don-vi/index.html","Figure",""],
["Table of numbers","nhan-su/index.html","Page",""],
["Dossiers decided","hinh/bang-so/index.html","Figure",""],
["Quy trình","quy-trinh/index.html","Page","Hồ sơ được giải quyết thế nào. · Cách tính · Phần hai · Phần ba"],
["Hồ sơ theo tháng","hinh/theo-thang/index.html","Figure",""],
["Dossiers decided","chi-so/handled/index.html","Metric","Số hồ sơ đã giải quyết trong kỳ."],
["Tỷ lệ đúng hạn","chi-so/on-time-rate/index.html","Metric",""],
["Metrics","chi-so/index.html","Page","Every metric on this site, how it is computed and who is responsible for it. · Register of metrics"],
["Open data","du-lieu/index.html","Data","Every dataset on this site, to download and reuse. · Datasets · Reuse and citation · Releases"],
["Dossiers by unit","du-lieu/ho-so/index.html","Data",""],
["Sample Department A","don-vi/so-a/index.html","Office","Sample Department A · Sở Mẫu A"],
["Sở Mẫu B","don-vi/so-b/index.html","Office","Sở Mẫu B"]
];
