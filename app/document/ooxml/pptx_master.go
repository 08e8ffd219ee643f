// What all slides share: theme, master, layout, and the master of the notes.

package ooxml

import "fmt"

// master adds the shared parts; logo is the name of an image, "" for none.
func (x *pptx) master(logo string) {
	accent := colourOf(x.doc)
	x.add("/ppt/theme/theme1.xml", "theme", theme(accent))
	x.add("/ppt/theme/theme2.xml", "theme", theme(accent))
	var rels relations
	layout := rels.to("slideLayout", "../slideLayouts/slideLayout1.xml")
	rels.to("theme", "../theme/theme1.xml")
	shapes := shape(2, "Titel", `type="title"`, slideLeft, titleTop, slideTextWidth, titleHeight, "", `<a:p><a:r><a:rPr lang="de-DE"/><a:t>Titel</a:t></a:r></a:p>`) +
		shape(3, "Text", `type="body" idx="1"`, slideLeft, slideTop, slideTextWidth, slideBottom-slideTop, "", `<a:p><a:r><a:rPr lang="de-DE"/><a:t>Text</a:t></a:r></a:p>`)
	shapes += rect(5, "Linie", slideLeft, footerTop-6*emuPerPoint, slideTextWidth, 9525, hairline)
	if logo != "" {
		shapes += fmt.Sprintf(`<p:pic><p:nvPicPr><p:cNvPr id="4" name="Logo" descr="Logo"/><p:cNvPicPr/><p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill><a:blip r:embed="%s"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="%d" y="120000"/><a:ext cx="600000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`,
			rels.to("image", "../media/"+logo), slideWidth-slideLeft-600000)
	}
	level := func(n, indent, size int) string {
		return fmt.Sprintf(`<a:lvl%dpPr marL="%d" indent="-285750" algn="l"><a:spcBef><a:spcPts val="600"/></a:spcBef><a:buFont typeface="Arial"/><a:buChar char="•"/><a:defRPr sz="%d">%s<a:latin typeface="+mn-lt"/></a:defRPr></a:lvl%dpPr>`, n, indent, size, solid("14172A"), n)
	}
	x.add("/ppt/slideMasters/slideMaster1.xml", "slideMaster", fmt.Sprintf(`<p:sldMaster %s><p:cSld><p:bg><p:bgPr>%s<a:effectLst/></p:bgPr></p:bg>%s</p:cSld><p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/><p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="%s"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle><a:lvl1pPr algn="l"><a:defRPr sz="2800" b="1">%s<a:latin typeface="+mj-lt"/></a:defRPr></a:lvl1pPr></p:titleStyle><p:bodyStyle>%s%s</p:bodyStyle><p:otherStyle><a:lvl1pPr><a:defRPr sz="1800"/></a:lvl1pPr></p:otherStyle></p:txStyles></p:sldMaster>`,
		slideSpaces, solid("FFFFFF"), tree(shapes), layout, solid(accent), level(1, 285750, 1800), level(2, 571500, 1600)))
	x.parts = append(x.parts, rels.part("ppt/slideMasters/_rels/slideMaster1.xml.rels"))
	var up relations
	up.to("slideMaster", "../slideMasters/slideMaster1.xml")
	x.add("/ppt/slideLayouts/slideLayout1.xml", "slideLayout", fmt.Sprintf(`<p:sldLayout %s type="titleOnly" preserve="1"><p:cSld name="Nur Titel">%s</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`, slideSpaces,
		tree(shape(2, "Titel", `type="title"`, slideLeft, titleTop, slideTextWidth, titleHeight, "", `<a:p><a:r><a:rPr lang="de-DE"/><a:t>Titel</a:t></a:r></a:p>`))))
	x.parts = append(x.parts, up.part("ppt/slideLayouts/_rels/slideLayout1.xml.rels"))
	var notes relations
	notes.to("theme", "../theme/theme2.xml")
	x.add("/ppt/notesMasters/notesMaster1.xml", "notesMaster", fmt.Sprintf(`<p:notesMaster %s><p:cSld><p:bg><p:bgPr>%s<a:effectLst/></p:bgPr></p:bg>%s</p:cSld><p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/></p:notesMaster>`, slideSpaces, solid("FFFFFF"),
		tree(`<p:sp><p:nvSpPr><p:cNvPr id="2" name="Folie"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="685800" y="1143000"/><a:ext cx="5486400" cy="3086100"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:sp>`+
			shape(3, "Notizen", `type="body" sz="quarter" idx="3"`, 685800, 4400550, 5486400, 3600450, "", `<a:p><a:r><a:rPr lang="de-DE"/><a:t>Notizen</a:t></a:r></a:p>`))))
	x.parts = append(x.parts, notes.part("ppt/notesMasters/_rels/notesMaster1.xml.rels"))
}

// theme is the colours and typefaces.
func theme(accent string) string {
	colour := func(name, value string) string {
		return `<a:` + name + `><a:srgbClr val="` + value + `"/></a:` + name + `>`
	}
	fonts := `<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>`
	plain := `<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>`
	line := `<a:ln w="9525">` + plain + `</a:ln>`
	effect := `<a:effectStyle><a:effectLst/></a:effectStyle>`
	return `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Zielstand"><a:themeElements><a:clrScheme name="Zielstand">` +
		colour("dk1", "14172A") + colour("lt1", "FFFFFF") + colour("dk2", "4D546F") + colour("lt2", "F1F3F8") + colour("accent1", accent) + colour("accent2", "00765A") + colour("accent3", "B26500") +
		colour("accent4", "C0231A") + colour("accent5", "666D85") + colour("accent6", "3F7DF0") + colour("hlink", accent) + colour("folHlink", "4D546F") +
		`</a:clrScheme><a:fontScheme name="Zielstand"><a:majorFont>` + fonts + `</a:majorFont><a:minorFont>` + fonts + `</a:minorFont></a:fontScheme><a:fmtScheme name="Zielstand"><a:fillStyleLst>` + plain + plain + plain +
		`</a:fillStyleLst><a:lnStyleLst>` + line + line + line + `</a:lnStyleLst><a:effectStyleLst>` + effect + effect + effect + `</a:effectStyleLst><a:bgFillStyleLst>` + plain + plain + plain + `</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`
}
